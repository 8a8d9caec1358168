namespace MLNetVision.Onnx;

/// <summary>An ONNX model that cannot be read, imported or written. The message names the file, the node and the rule.</summary>
public sealed class OnnxException : Exception
{
    /// <summary>Makes the exception.</summary>
    public OnnxException()
    {
    }

    /// <summary>Makes the exception with what is wrong.</summary>
    public OnnxException(string message)
        : base(message) => Rule = message;

    /// <summary>Makes the exception with what is wrong and what caused it.</summary>
    public OnnxException(string message, Exception? innerException)
        : base(message, innerException) => Rule = message;

    /// <summary>Makes the exception with the file, the node or part of the model, and the rule that it breaks.</summary>
    public OnnxException(string file, string? node, string rule, Exception? innerException = null)
        : base(node is null ? $"'{file}': {rule}" : $"'{file}', {node}: {rule}", innerException)
    {
        File = file;
        Node = node;
        Rule = rule;
    }

    /// <summary>The model's file, or the name it was read under.</summary>
    public string File { get; } = "";

    /// <summary>The node or part of the model, or null where it is the model as a whole.</summary>
    public string? Node { get; }

    /// <summary>What should hold, and what was found instead.</summary>
    public string Rule { get; } = "";

    /// <summary>The nodes that are not supported, each with its operator, its name and the reason; none where something else is wrong.</summary>
    public IReadOnlyList<string> Unsupported { get; private init; } = [];

    internal static OnnxException ForUnsupported(string file, IReadOnlyList<string> nodes) =>
        new(file, null, $"{nodes.Count} step{(nodes.Count == 1 ? " is" : "s are")} not supported: {string.Join("; ", nodes)}") { Unsupported = nodes };
}
