using System.Text.Json;
using MLNetVision.Metrics;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Metrics;

/// <summary>Boxes by torchvision (overlaps, suppression, offsets) and by the papers (soft suppression, fusion): generators/boxes.py.</summary>
public class BoxParityTests
{
    /// <summary>Both sides compute in double precision.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>Ours are stored in single precision, numbers up to some hundred.</summary>
    private const double SingleTolerance = 2e-5;

    private static readonly JsonElement Root = JsonDocument.Parse(Fixtures.Bytes("boxes.json")).RootElement;
    private static readonly BoxCoder Coder = new() { WeightX = 10, WeightY = 10, WeightWidth = 5, WeightHeight = 5 };

    public static TheoryData<string> Overlaps => [.. Root.GetProperty("nms").EnumerateObject().Select(p => p.Name)];

    [Fact]
    public void Overlaps_are_torchvisions()
    {
        Near("iou", Iou.Between(Boxes(1, 12), Boxes(2, 9)).Cast<double>(), Tolerance);
        Near("giou", GIoU.Between(Boxes(1, 12), Boxes(2, 9)).Cast<double>(), Tolerance);
    }

    [Theory]
    [MemberData(nameof(Overlaps))]
    public void Suppression_is_torchvisions(string overlap)
    {
        var (found, threshold) = (Found(), double.Parse(overlap, System.Globalization.CultureInfo.InvariantCulture));
        var kept = Nms.Keep(Array.ConvertAll(found, f => f.Box), Array.ConvertAll(found, f => f.Score), threshold);
        Assert.Equal(Root.GetProperty("nms").GetProperty(overlap).EnumerateArray().Select(i => i.GetInt32()), kept);
        Assert.Equal(Root.GetProperty("perClass").GetProperty(overlap).EnumerateArray().Select(i => i.GetInt32()), Nms.KeepPerClass(found, threshold));
    }

    [Fact]
    public void Offsets_are_torchvisions()
    {
        var (from, to) = (Boxes(1, 12), Boxes(7, 12));
        Near("encoded", from.Zip(to).Select(p => Coder.Encode(p.First, p.Second)).SelectMany(Sides), SingleTolerance);
        var offsets = Enumerable.Range(0, 12).Select(i => new BoxOffset(Offset(i, 0), Offset(i, 1), Offset(i, 2), Offset(i, 3)));
        Near("decoded", from.Zip(offsets).Select(p => Coder.Decode(p.First, p.Second)).SelectMany(Sides), 10 * SingleTolerance);
    }

    [Fact]
    public void Soft_suppression_is_the_papers()
    {
        Kept("linear", SoftNms.Linear(Found(), overlap: 0.3, leastScore: 0.05));
        Kept("gaussian", SoftNms.Gaussian(Found(), sigma: 0.5, leastScore: 0.05));
    }

    [Fact]
    public void Fusion_is_the_papers()
    {
        var found = Found();
        var thirds = Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, 90).Where(i => i % 3 == k).Select(i => found[i]).ToArray()).ToArray();
        Near("fused", BoxFusion.Fuse(thirds, overlap: 0.3).SelectMany(f => (double[])[f.Label, f.Score, .. Sides(f.Box)]), SingleTolerance);
    }

    private static void Kept(string name, FoundBox[] actual)
    {
        var found = Found();
        var expected = Root.GetProperty(name).EnumerateArray().Select(k => (Index: k[0].GetInt32(), Score: k[1].GetDouble())).ToArray();
        Assert.Equal(expected.Select(e => found[e.Index].Box), actual.Select(a => a.Box));
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-7));
    }

    private static void Near(string name, IEnumerable<double> actual, double tolerance)
    {
        var expected = Root.GetProperty(name).EnumerateArray().SelectMany(row => row.EnumerateArray().Select(n => n.GetDouble())).ToArray();
        Assert.Equal(expected.Length, actual.Count());
        Assert.All(expected.Zip(actual), pair => Assert.True(
            Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.First) / 100), $"{pair.First:R} and {pair.Second:R}"));
    }

    private static double[] Sides(Box b) => [b.X0, b.Y0, b.X1, b.Y1];

    private static double[] Sides(BoxOffset o) => [o.X, o.Y, o.LogWidth, o.LogHeight];

    private static float Offset(int row, int side) => (SplitMix.Uniform(6, (ulong)((4 * row) + side)) * 30) - 8;

    private static Box[] Boxes(ulong seed, int count)
    {
        float At(int i, int side) => SplitMix.Uniform(seed, (ulong)((4 * i) + side));
        return [.. Enumerable.Range(0, count).Select(i => Box.OfSides(At(i, 0) * 200, At(i, 1) * 200, (At(i, 2) * 60) + 1, (At(i, 3) * 60) + 1))];
    }

    private static FoundBox[] Found() =>
        [.. Boxes(3, 300).Select((box, i) => new FoundBox((int)(SplitMix.Bits(5, (ulong)i) % 3), box, SplitMix.Uniform(4, (ulong)i)))];
}
