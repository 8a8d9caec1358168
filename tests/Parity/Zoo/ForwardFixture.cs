using System.Text.Json;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>A forward pass of a network of generators/zoo_models.py, made by generators/zoo_forward.py.</summary>
/// <param name="Seed">The seed of weights and pictures.</param>
/// <param name="Batch">Pictures.</param>
/// <param name="Classes">Scores of each.</param>
/// <param name="Units">The width of the dense layers before the last, where it is not the network's own.</param>
/// <param name="Channels">Channels of the pictures.</param>
/// <param name="Size">Height and width.</param>
/// <param name="Variance">What running variances lie around.</param>
/// <param name="Values">What came out at steps on the way.</param>
/// <param name="Scores">What came out of the network, all of it.</param>
internal sealed record ForwardFixture(
    ulong Seed, int Batch, int Classes, int? Units, int Channels, int[] Size, float Variance, ForwardValue[] Values, double[] Scores)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IEnumerable<string> Models => Fixtures.Names("zoo/forward", "*.json").Select(Path.GetFileNameWithoutExtension)!;

    public static ForwardFixture Load(string model) => JsonSerializer.Deserialize<ForwardFixture>(Fixtures.Bytes($"zoo/forward/{model}.json"), Json)!;
}

/// <summary>One value: its shape, norm and mean, and 32 of its numbers.</summary>
internal sealed record ForwardValue(string Value, int[] Shape, double Norm, double Mean, double[] Samples);
