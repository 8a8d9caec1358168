using System.Text.Json;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>Gradients of a network of generators/zoo_models.py in training without dropout, made by generators/zoo_gradients.py.</summary>
/// <param name="Seed">The seed of weights and pictures.</param>
/// <param name="Rows">Pictures; row i has the class 7 i.</param>
/// <param name="Classes">Scores of each.</param>
/// <param name="Units">The width of the dense layers before the last, where it is not the network's own.</param>
/// <param name="Channels">Channels of the pictures.</param>
/// <param name="Size">Height and width.</param>
/// <param name="Loss">The cross-entropy.</param>
/// <param name="Single">How far PyTorch in single precision has a gradient off, as a share of its norm.</param>
/// <param name="Norms">The norm of each gradient.</param>
/// <param name="Values">Numbers of some.</param>
internal sealed record GradientFixture(
    ulong Seed, int Rows, int Classes, int? Units, int Channels, int[] Size, double Loss, double Single, Dictionary<string, double> Norms,
    GradientSamples[] Values)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IEnumerable<string> Models => Fixtures.Names("zoo/gradients", "*.json").Select(Path.GetFileNameWithoutExtension)!;

    public static GradientFixture Load(string model) => JsonSerializer.Deserialize<GradientFixture>(Fixtures.Bytes($"zoo/gradients/{model}.json"), Json)!;
}

/// <summary>32 numbers of a gradient.</summary>
internal sealed record GradientSamples(string Value, double[] Samples);
