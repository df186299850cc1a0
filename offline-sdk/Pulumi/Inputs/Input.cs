namespace Pulumi;

/// <summary>A value for a resource's property: a plain one, or one that an output gives later.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _value;

    private protected Input(Output<T> value) => _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>For inputs that make their output when it is asked for.</summary>
    private protected Input()
    {
    }

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value) => new(value);

    public static implicit operator Output<T>(Input<T> input) => input.CreateOutput();

    IOutput IInput.ToOutput() => CreateOutput();

    private protected virtual Output<T> CreateOutput() => _value!;
}

/// <summary>An input of any type.</summary>
internal interface IInput
{
    IOutput ToOutput();
}
