using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Checking;

/// <summary>
/// Runs models against the results that lie beside them, in ONNX's own layout: a folder with model.onnx and folders test_data_set_N, each with
/// input_N.pb and output_N.pb.
/// </summary>
public sealed class ModelCheck
{
    private const string ModelName = "model.onnx";
    private readonly IReadOnlyList<IEngine> _engines;

    /// <summary>Checks on the first of these engines that can run a model.</summary>
    public ModelCheck(params IReadOnlyList<IEngine> engines)
    {
        ArgumentNullException.ThrowIfNull(engines);
        ArgumentOutOfRangeException.ThrowIfZero(engines.Count, nameof(engines));
        _engines = engines;
    }

    /// <summary>The largest difference that still passes, relative to the result's size.</summary>
    public double Relative { get; init; } = 1e-3;

    /// <summary>The largest difference that still passes next to zero.</summary>
    public double Absolute { get; init; } = 1e-5;

    /// <summary>The folders with a model and its results at or below a folder, in ordinal order.</summary>
    public static IReadOnlyList<string> Find(string folder) =>
        [.. Directory.EnumerateFiles(folder, ModelName, SearchOption.AllDirectories).Select(f => Path.GetDirectoryName(f)!).Order(StringComparer.Ordinal)];

    /// <summary>Checks one folder.</summary>
    public ModelCheckResult Run(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        try
        {
            var model = OnnxFile.Read(Path.Combine(folder, ModelName));
            var sets = Directory.EnumerateDirectories(folder, "test_data_set_*").Order(StringComparer.Ordinal).ToArray();
            return sets.Length == 0
                ? new ModelCheckResult(name, ModelCheckOutcome.Unsupported) { Reason = "it has no test data" }
                : sets.Select(set => RunSet(name, model, set)).OrderByDescending(r => r.Outcome).First();
        }
        catch (OnnxException e)
        {
            return Refused(name, e);
        }
    }

    private static ModelCheckResult Refused(string name, OnnxException e) =>
        new(name, ModelCheckOutcome.Unsupported) { Reason = e.Rule, Steps = e.Unsupported };

    private ModelCheckResult RunSet(string name, ModelProto model, string folder)
    {
        var data = TestData.Read(model, folder);
        var import = OnnxImporter.Import(model, new OnnxImportOptions { SymbolicBatch = false, InputValues = data.Inputs, Sizes = data.Sizes(model) }, name);
        if (data.Missing(import) is { } missing)
        {
            return new ModelCheckResult(name, ModelCheckOutcome.Unsupported) { Reason = missing };
        }

        var refusals = new List<string>();
        foreach (var engine in _engines)
        {
            try
            {
                using var session = engine.Compile(import.Network, import.Weights, new SessionOptions { Sizes = new Dictionary<string, int>() });
                return Compare(name, import, session, data) with { Engine = engine.Name };
            }
            catch (Exception e) when (e is NotSupportedException or ArgumentException)
            {
                refusals.Add(e.Message);
            }
        }

        return new ModelCheckResult(name, ModelCheckOutcome.Unsupported) { Reason = string.Join(" ", refusals) };
    }

    private ModelCheckResult Compare(string name, OnnxImport import, ISession session, TestData data)
    {
        var inputs = import.InputNames.ToDictionary(i => i.Value, i => TestData.ToHost(data.Inputs[i.Key]), StringComparer.Ordinal);
        var outputs = import.Network.Outputs.ToDictionary(o => o.Name, o => data.Room(import.Network, o), StringComparer.Ordinal);
        session.Forward(inputs, outputs);
        var worst = new Difference(0, "");
        foreach (var (output, computed) in outputs)
        {
            worst = Difference.Larger(worst, Difference.Of(output, computed, data.Outputs[output], Relative, Absolute));
        }

        return new ModelCheckResult(name, worst.Excess <= 1 ? ModelCheckOutcome.Passed : ModelCheckOutcome.Failed)
        {
            Reason = worst.Excess <= 1 ? "" : worst.Where,
            LargestDifference = worst.Excess,
            FixedInputs = import.FixedInputs,
        };
    }
}
