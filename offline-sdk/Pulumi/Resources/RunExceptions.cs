namespace Pulumi;

/// <summary>An error of the program whose message is for the user as it stands, without a stack trace.</summary>
public class RunException : Exception
{
    public RunException(string message) : base(message)
    {
    }

    public RunException(string message, Exception? innerException) : base(message, innerException)
    {
    }

    public static RunException OutputsHaveIncorrectType(IEnumerable<string> outputAttributeNames) => new(
        $"Output(s) '{string.Join(", ", outputAttributeNames)}' have incorrect type. "
        + "[Output] attributed properties must be instances of Output<T>.");
}

/// <summary>An error that belongs to a resource.</summary>
public class ResourceException : Exception
{
    public ResourceException(string message, Resource? resource, bool hideStack = false) : base(message) => HideStack = hideStack;

    internal bool HideStack { get; }
}

/// <summary>An error while sending a log message.</summary>
public class LogException(Exception exception) : Exception("Error occurred during logging: " + exception.Message, exception);
