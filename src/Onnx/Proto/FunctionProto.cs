using System.Collections.Immutable;

namespace MLNetVision.Onnx.Proto;

/// <summary>An operator that a model defines by steps.</summary>
/// <param name="Domain">The operator set that it belongs to.</param>
/// <param name="Name">The operator's name.</param>
/// <param name="Inputs">Names of what it takes.</param>
/// <param name="Outputs">Names of what it gives.</param>
/// <param name="Nodes">The steps.</param>
public sealed record FunctionProto(string Domain, string Name, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, ImmutableArray<NodeProto> Nodes)
{
    /// <summary>Names of the attributes that a caller gives.</summary>
    public ImmutableArray<string> Attributes { get; init; } = [];

    /// <summary>Attributes with what they are where a caller gives none.</summary>
    public ImmutableArray<AttributeProto> Defaults { get; init; } = [];

    /// <summary>The operator sets of its steps.</summary>
    public ImmutableArray<OperatorSet> OperatorSets { get; init; } = [];

    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    internal static FunctionProto Read(WireReader reader)
    {
        var function = new FunctionProto("", "", [], [], []);
        while (reader.Next())
        {
            function = reader.Field switch
            {
                1 => function with { Name = reader.Text() },
                4 => function with { Inputs = function.Inputs.Add(reader.Text()) },
                5 => function with { Outputs = function.Outputs.Add(reader.Text()) },
                6 => function with { Attributes = function.Attributes.Add(reader.Text()) },
                7 => function with { Nodes = function.Nodes.Add(NodeProto.Read(reader.Message($"node {function.Nodes.Length}"))) },
                8 => function with { DocString = reader.Text() },
                9 => function with { OperatorSets = function.OperatorSets.Add(OperatorSet.Read(reader.Message("an operator set"))) },
                10 => function with { Domain = reader.Text() },
                11 => function with { Defaults = function.Defaults.Add(AttributeProto.Read(reader.Message("a default"))) },
                _ => Skip(reader, function),
            };
        }

        return function;
    }

    internal static void Write(FunctionProto function, WireWriter writer)
    {
        writer.Text(1, function.Name);
        writer.Texts(4, function.Inputs);
        writer.Texts(5, function.Outputs);
        writer.Texts(6, function.Attributes);
        writer.Messages(7, function.Nodes, NodeProto.Write);
        writer.Text(8, function.DocString);
        writer.Messages(9, function.OperatorSets, OperatorSet.Write);
        writer.Text(10, function.Domain);
        writer.Messages(11, function.Defaults, AttributeProto.Write);
    }

    private static FunctionProto Skip(WireReader reader, FunctionProto function)
    {
        reader.Skip();
        return function;
    }
}
