using System.CommandLine;

namespace Prototypes.Program.Commands;

/// <summary>The arguments and options that name a stack and its settings; every verb about a stack has them.</summary>
internal static class StackArguments
{
    /// <summary>The stack's name.</summary>
    public static Argument<string> Stack() => new("STACK")
    {
        Description = "The stack's name: its settings stand in Pulumi.STACK.yaml.",
    };

    /// <summary>Overrides of the settings.</summary>
    public static Option<string[]> Config() => new("--config")
    {
        Description = "A setting that wins over the stack file: a dotted path below 'prototypes:' and a value, as in cluster.kind=minikube. "
            + "Lists with commas. May be repeated.",
        HelpName = "PATH=VALUE",
        Arity = ArgumentArity.OneOrMore,
    };
}
