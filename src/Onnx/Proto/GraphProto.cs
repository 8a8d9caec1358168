using System.Collections.Immutable;

namespace MLNetVision.Onnx.Proto;

/// <summary>Steps in an order in which they can run, what they take and what they give.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Nodes">The steps.</param>
/// <param name="Inputs">What it takes. In older files the initialisers are among them.</param>
/// <param name="Outputs">What it gives.</param>
public sealed record GraphProto(string Name, ImmutableArray<NodeProto> Nodes, ImmutableArray<ValueInfoProto> Inputs, ImmutableArray<ValueInfoProto> Outputs)
{
    /// <summary>Tensors that are there from the start: the weights.</summary>
    public ImmutableArray<TensorProto> Initializers { get; init; } = [];

    /// <summary>What values between the steps are.</summary>
    public ImmutableArray<ValueInfoProto> ValueInfos { get; init; } = [];

    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    internal static GraphProto Read(WireReader reader)
    {
        var nodes = ImmutableArray.CreateBuilder<NodeProto>();
        var initializers = ImmutableArray.CreateBuilder<TensorProto>();
        var inputs = ImmutableArray.CreateBuilder<ValueInfoProto>();
        var outputs = ImmutableArray.CreateBuilder<ValueInfoProto>();
        var infos = ImmutableArray.CreateBuilder<ValueInfoProto>();
        var (name, doc) = ("", "");
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1: nodes.Add(NodeProto.Read(reader.Message($"node {nodes.Count}"))); break;
                case 2: name = reader.Text(); break;
                case 5: initializers.Add(TensorProto.Read(reader.Message($"initialiser {initializers.Count}"))); break;
                case 10: doc = reader.Text(); break;
                case 11: inputs.Add(ValueInfoProto.Read(reader.Message($"input {inputs.Count}"))); break;
                case 12: outputs.Add(ValueInfoProto.Read(reader.Message($"output {outputs.Count}"))); break;
                case 13: infos.Add(ValueInfoProto.Read(reader.Message($"value {infos.Count}"))); break;
                case 15: throw reader.Fail("sparse initialisers are not supported; write them as dense ones");
                default: reader.Skip(); break;
            }
        }

        return new GraphProto(name, nodes.ToImmutable(), inputs.ToImmutable(), outputs.ToImmutable())
        {
            Initializers = initializers.ToImmutable(),
            ValueInfos = infos.ToImmutable(),
            DocString = doc,
        };
    }

    internal static void Write(GraphProto graph, WireWriter writer)
    {
        writer.Messages(1, graph.Nodes, NodeProto.Write);
        writer.Text(2, graph.Name);
        writer.Messages(5, graph.Initializers, TensorProto.Write);
        writer.Text(10, graph.DocString);
        writer.Messages(11, graph.Inputs, ValueInfoProto.Write);
        writer.Messages(12, graph.Outputs, ValueInfoProto.Write);
        writer.Messages(13, graph.ValueInfos, ValueInfoProto.Write);
    }
}
