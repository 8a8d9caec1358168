using System.Text.Json;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>A network that another program trained and exported, made by generators/onnx_models.py.</summary>
internal sealed record ExportedFixture(
    ulong Seed, int Batch, int Side, int Classes, double[] Scores, double Loss, IReadOnlyDictionary<string, ExportedGradient> Gradients)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IEnumerable<string> Models => Fixtures.Names("onnx/models", "*.json").Select(Path.GetFileNameWithoutExtension)!;

    public float[] Pictures => [.. Enumerable.Range(0, Batch * 3 * Side * Side).Select(i => (SplitMix.Uniform(Seed, (ulong)i) * 2) - 1)];

    public long[] Targets => [.. Enumerable.Range(0, Batch).Select(i => i * 2L % Classes)];

    public static ExportedFixture Load(string model) => JsonSerializer.Deserialize<ExportedFixture>(Fixtures.Bytes($"onnx/models/{model}.json"), Json)!;
}

/// <summary>The gradient of a parameter: its norm, and some of its numbers.</summary>
internal sealed record ExportedGradient(double Norm, int[] Places, double[] Values);
