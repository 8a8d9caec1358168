using System.Text.Json;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Zoo;

/// <summary>Forward passes of torchvision's networks, made by generators/zoo_forward.py.</summary>
internal sealed record ForwardFixture(ulong Seed, int Batch, ForwardCase[] Cases)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ForwardFixture Load() => JsonSerializer.Deserialize<ForwardFixture>(Fixtures.Bytes("zoo/forward.json"), Json)!;
}

/// <summary>One network.</summary>
/// <param name="Model">Its name in the zoo.</param>
/// <param name="Size">Height and width.</param>
/// <param name="Variance">What running variances lie around.</param>
/// <param name="Units">The width of VGG's dense layers.</param>
/// <param name="Values">What came out at steps on the way, and last of the network.</param>
internal sealed record ForwardCase(string Model, int[] Size, float Variance, int? Units, ForwardValue[] Values);

/// <summary>One value: its shape, norm and mean, and 32 of its numbers.</summary>
internal sealed record ForwardValue(string Value, int[] Shape, double Norm, double Mean, double[] Samples);
