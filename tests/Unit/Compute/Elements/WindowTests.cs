using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Ops;
using static MLNetVision.Tests.Unit.Compute.Elements.BothEngines;

namespace MLNetVision.Tests.Unit.Compute.Elements;

/// <summary>Products, pools and resizing, by hand.</summary>
public class WindowTests
{
    private static readonly HostTensor Square = HostTensor.Of<float>([1, 2, 3, 4], 1, 1, 2, 2);

    [Fact]
    public void Products_of_whole_numbers_are_exact() => Give(
        [(1L << 53) + 1, 5], (_, x) => x[0].MatMul(x[1]), HostTensor.Of<long>([1L << 53, 1, 2, 3], 2, 2), Of(1L, 1));

    [Fact]
    public void Pools_take_whole_numbers_and_count_places_through_the_whole_value()
    {
        var x = HostTensor.Of<byte>([9, 1, 2, 3, 0, 0, 7, 8], 1, 2, 2, 2);
        Give<byte>([9, 8], (_, v) => v[0].PoolNd(new PoolNd(PoolNdKind.Max, [2, 2])), x);
        Give([0L, 7], (b, v) => Places(b, v[0], columnMajor: false), x);
        Give([0L, 6], (b, v) => Places(b, v[0], columnMajor: true), HostTensor.Of<float>([9, 1, 2, 3, 0, 8, 7, 0], 1, 2, 2, 2));
    }

    [Fact]
    public void A_mean_counts_padding_or_not()
    {
        Give([0.25f, 0.75f, 0.5f, 1, 2.5f, 1.5f, 0.75f, 1.75f, 1], (_, x) => x[0].PoolNd(Mean(counts: true)), Square);
        Give([1f, 1.5f, 2, 2, 2.5f, 3, 3, 3.5f, 4], (_, x) => x[0].PoolNd(Mean(counts: false)), Square);
    }

    [Fact]
    public void The_nearest_place_is_found_as_its_rule_says()
    {
        Give([1f, 1, 2, 2], (_, x) => x[0].Resize(new Resize([4])), Of(1f, 2));
        var line = Of(1f, 2, 3, 4);
        Give([1f, 3], (_, x) => x[0].Resize(new Resize([2])), line);
        Give([2f, 4], (_, x) => x[0].Resize(new Resize([2]) { Rounding = ResizeRounding.PreferCeiling }), line);
        Give([1f, 1, 2, 3, 3, 4], (_, x) => x[0].Resize(new Resize([6]) { Rounding = ResizeRounding.Floor, Coordinates = ResizeCoordinates.Asymmetric }), line);
        Give([5L, 5, 7], (_, x) => x[0].Resize(new Resize([3]) { Coordinates = ResizeCoordinates.Asymmetric, Rounding = ResizeRounding.Floor }), Of(5L, 7));
    }

    [Fact]
    public void Coordinates_follow_their_formulas()
    {
        Give([1f, 1.25f, 1.75f, 2], (_, x) => x[0].Resize(new Resize([4], ResizeKind.Linear)), Of(1f, 2));
        Give([1f, 1.5f, 2, 2], (_, x) => x[0].Resize(new Resize([4], ResizeKind.Linear) { Coordinates = ResizeCoordinates.Asymmetric }), Of(1f, 2));
        Give([1f, 2, 3], (_, x) => x[0].Resize(new Resize([3], ResizeKind.Linear) { Coordinates = ResizeCoordinates.AlignCorners }), Of(1f, 3));
        Give([1f], (_, x) => x[0].Resize(new Resize([1], ResizeKind.Linear) { Coordinates = ResizeCoordinates.HalfPixelOrZero }), Of(1f, 3));
        Give([9f, 1, 3, 9], (_, x) => x[0].Resize(new Resize([4], ResizeKind.Linear)
        {
            Coordinates = ResizeCoordinates.Crop, Crop = [-1, 2], Extrapolation = 9,
        }), Of(1f, 3));
    }

    private static Tensor Places(NetworkBuilder b, Tensor x, bool columnMajor) =>
        b.Add(new PoolNd(PoolNdKind.Max, [2, 2]) { WithIndices = true, ColumnMajor = columnMajor }, null, x)[1];

    private static PoolNd Mean(bool counts) => new(PoolNdKind.Average, [2, 2]) { Before = [1, 1], After = [1, 1], CountPadding = counts };
}
