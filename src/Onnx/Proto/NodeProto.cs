using System.Collections.Immutable;

namespace MLNetVision.Onnx.Proto;

/// <summary>A step of a graph.</summary>
/// <param name="OpType">The operator, as the standard names it.</param>
/// <param name="Inputs">Names of the values that it takes; an empty name is an optional one left out.</param>
/// <param name="Outputs">Names of the values that it gives; an empty name is one that nobody wants.</param>
public sealed record NodeProto(string OpType, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs)
{
    /// <summary>Its name, perhaps empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>The operator set, empty for the standard's own.</summary>
    public string Domain { get; init; } = "";

    /// <summary>Its attributes.</summary>
    public ImmutableArray<AttributeProto> Attributes { get; init; } = [];

    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    /// <summary>The operator and the name, or what it gives where it has none: for messages.</summary>
    public override string ToString() => $"{OpType} '{(Name.Length > 0 ? Name : Outputs.FirstOrDefault(o => o.Length > 0) ?? "")}'";

    internal static NodeProto Read(WireReader reader)
    {
        var inputs = ImmutableArray.CreateBuilder<string>();
        var outputs = ImmutableArray.CreateBuilder<string>();
        var attributes = ImmutableArray.CreateBuilder<AttributeProto>();
        var (name, type, domain, doc) = ("", "", "", "");
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: inputs.Add(reader.Text()); break;
                case 2: outputs.Add(reader.Text()); break;
                case 3: name = reader.Text(); break;
                case 4: type = reader.Text(); break;
                case 5: attributes.Add(AttributeProto.Read(reader.Message($"{type} '{name}'"))); break;
                case 6: doc = reader.Text(); break;
                case 7: domain = reader.Text(); break;
                default: reader.Skip(); break;
            }
        }

        return new NodeProto(type, inputs.ToImmutable(), outputs.ToImmutable())
        {
            Name = name,
            Domain = domain == "ai.onnx" ? "" : domain,
            Attributes = attributes.ToImmutable(),
            DocString = doc,
        };
    }

    internal static void Write(NodeProto node, WireWriter writer)
    {
        writer.Texts(1, node.Inputs);
        writer.Texts(2, node.Outputs);
        writer.Text(3, node.Name);
        writer.Text(4, node.OpType);
        writer.Messages(5, node.Attributes, AttributeProto.Write);
        writer.Text(6, node.DocString);
        writer.Text(7, node.Domain);
    }
}
