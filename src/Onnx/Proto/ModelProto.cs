using System.Collections.Immutable;

namespace MLNetVision.Onnx.Proto;

/// <summary>A model as its file has it.</summary>
/// <param name="Graph">Its main graph.</param>
/// <param name="OperatorSets">The operators that it uses.</param>
public sealed record ModelProto(GraphProto Graph, ImmutableArray<OperatorSet> OperatorSets)
{
    /// <summary>The version of the format; 8 goes with operator set 17.</summary>
    public long IrVersion { get; init; } = 8;

    /// <summary>The program that wrote it.</summary>
    public string ProducerName { get; init; } = "";

    /// <summary>That program's version.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>Whom the model belongs to, as a reversed host name.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The version of the model.</summary>
    public long ModelVersion { get; init; }

    /// <summary>What it is, for people.</summary>
    public string DocString { get; init; } = "";

    /// <summary>Texts by name.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Metadata { get; init; } = [];

    /// <summary>Operators that the model defines itself.</summary>
    public ImmutableArray<FunctionProto> Functions { get; init; } = [];

    /// <summary>The version of the standard's operators that the model uses, or 0.</summary>
    public long Opset => OperatorSets.FirstOrDefault(s => s.Domain.Length == 0)?.Version ?? 0;

    internal static ModelProto Read(WireReader reader)
    {
        var sets = ImmutableArray.CreateBuilder<OperatorSet>();
        var functions = ImmutableArray.CreateBuilder<FunctionProto>();
        var metadata = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        GraphProto? graph = null;
        var model = new ModelProto(null!, []) { IrVersion = 0 };
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 7: graph = GraphProto.Read(reader.Message("graph")); break;
                case 8: sets.Add(OperatorSet.Read(reader.Message("an operator set"))); break;
                case 14: metadata.Add(Entries.Read(reader.Message("an entry of the metadata"))); break;
                case 25: functions.Add(FunctionProto.Read(reader.Message($"function {functions.Count}"))); break;
                default: model = ReadText(model, reader); break;
            }
        }

        return model with
        {
            Graph = graph ?? throw reader.Fail("it has no graph"),
            OperatorSets = sets.ToImmutable(),
            Functions = functions.ToImmutable(),
            Metadata = metadata.ToImmutable(),
        };
    }

    internal static void Write(ModelProto model, WireWriter writer)
    {
        writer.Int64(1, model.IrVersion);
        writer.Text(2, model.ProducerName);
        writer.Text(3, model.ProducerVersion);
        writer.Text(4, model.Domain);
        writer.Int64(5, model.ModelVersion);
        writer.Text(6, model.DocString);
        writer.Message(7, w => GraphProto.Write(model.Graph, w));
        writer.Messages(8, model.OperatorSets, OperatorSet.Write);
        writer.Messages(14, model.Metadata, Entries.Write);
        writer.Messages(25, model.Functions, FunctionProto.Write);
    }

    private static ModelProto ReadText(ModelProto model, WireReader reader)
    {
        switch (reader.Field)
        {
            case 1: return model with { IrVersion = reader.Int64() };
            case 2: return model with { ProducerName = reader.Text() };
            case 3: return model with { ProducerVersion = reader.Text() };
            case 4: return model with { Domain = reader.Text() };
            case 5: return model with { ModelVersion = reader.Int64() };
            case 6: return model with { DocString = reader.Text() };
            default:
                reader.Skip();
                return model;
        }
    }
}
