using System.Collections.Immutable;
using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Compat.Onnx;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

public sealed class OnnxTransformer : RowToRowTransformerBase, IDisposable
{
    internal const string LoaderName = "Onnx";

    private const string ModelEntry = "OnnxModel";

    private readonly OnnxScoring _scoring;

    internal OnnxTransformer(IHostEnvironment environment, OnnxScoring scoring)
        : base(environment.Register(nameof(OnnxTransformer)))
    {
        foreach (var name in scoring.Inputs)
            Guard.NotBlank(name, "InputColumns");
        foreach (var name in scoring.Outputs)
            Guard.NotBlank(name, "OutputColumns");
        _scoring = scoring;
        var (bytes, proto) = scoring.Source.Read(scoring.RecursionLimit);
        OnnxDevices.Check(scoring);
        Model = new OnnxModel(bytes, proto, scoring.Shapes.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal));
        Inputs = scoring.Inputs.Length > 0 ? [.. scoring.Inputs] : [.. Model.Inputs.Select(i => i.Name)];
        Outputs = [.. (scoring.Outputs.Length > 0 ? scoring.Outputs : Model.OutputNames).Select(Model.Output)];
        Scorer = new OnnxScorer(Model, Inputs, Outputs, scoring.Threads);
    }

    internal OnnxModel Model { get; }

    internal ImmutableArray<string> Inputs { get; }

    internal ImmutableArray<OnnxVariable> Outputs { get; }

    internal OnnxScorer Scorer { get; }

    /// <summary>Frees what computes; rows cannot be scored any more. A model that is never disposed of is freed with the garbage.</summary>
    public void Dispose() => Scorer.Dispose();

    internal static OnnxTransformer Load(ModelReader reader)
    {
        var options = ((HostEnvironment)reader.Environment).Options;
        return new OnnxTransformer(reader.Environment, new OnnxScoring(OnnxSource.Of(reader.LoadBytes(ModelEntry)))
        {
            Inputs = reader.ReadStrings(),
            Outputs = reader.ReadStrings(),
            Shapes = reader.ReadList(() => KeyValuePair.Create(reader.ReadString(), reader.ReadArray<int>())),
            RecursionLimit = reader.ReadInt32(),
            GpuDeviceId = options.GpuDeviceId,
            FallbackToCpu = options.FallbackToCpu,
        });
    }

    private protected override RowMapper CreateMapper(DataViewSchema inputSchema) => new OnnxMapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.SaveBytes(ModelEntry, Model.Bytes);
        writer.WriteStrings(Inputs);
        writer.WriteStrings([.. Outputs.Select(o => o.Name)]);
        writer.WriteList(_scoring.Shapes, shape =>
        {
            writer.Write(shape.Key);
            writer.WriteArray<int>(shape.Value);
        });
        writer.Write(_scoring.RecursionLimit);
    }
}
