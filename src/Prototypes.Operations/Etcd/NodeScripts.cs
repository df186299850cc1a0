namespace Prototypes.Operations.Etcd;

/// <summary>What is done on a node, for its POSIX shell as root. Paths are parameters; what may hold keys is standard input.</summary>
/// <remarks>Each ends in one move within a file system, so that it has happened or it has not.</remarks>
internal static class NodeScripts
{
    /// <summary>Writes <c>present</c> and the file $1, or <c>absent</c>.</summary>
    public const string Read = """if [ -e "$1" ]; then echo present; cat "$1"; else echo absent; fi""";

    /// <summary>Replaces the file $1, readable by root only, with what has the digest $2.</summary>
    public const string Replace = $$"""
        {{Receive}}
        mkdir -p "${1%/*}"
        receive "$1.new" "$2"
        mv -f "$1.new" "$1"
        """;

    /// <summary>Removes the file $1, and its folder if nothing else is in it.</summary>
    public const string Remove = """rm -f "$1" "$1.new"; rmdir "${1%/*}" 2>/dev/null || true""";

    /// <summary>Replaces the manifest $1 with what has the digest $4, made in the folder $2; what was there is kept as $3.</summary>
    public const string Publish = $$"""
        {{Receive}}
        mkdir -p "$2"
        receive "$2/next" "$4"
        cp -p "$1" "$2/copy"
        mv -f "$2/copy" "$3"
        mv -f "$2/next" "$1"
        """;

    /// <summary>Puts a copy of $3, made in the folder $2, in the place of the manifest $1.</summary>
    public const string Restore = """
        set -eu
        cp -p "$3" "$2/next"
        mv -f "$2/next" "$1"
        """;

    /// <summary>Renames $1 to $2 if it is there.</summary>
    public const string Settle = """[ ! -e "$1" ] || mv -f "$1" "$2" """;

    // A broken connection looks like the end of the input, so what arrived is compared before it counts.
    private const string Receive = """
        set -eu
        umask 077
        receive() {
          cat > "$1"
          [ "$(sha256sum < "$1")" = "$2  -" ] || { rm -f "$1"; echo "the file did not arrive whole" >&2; exit 1; }
        }
        """;
}
