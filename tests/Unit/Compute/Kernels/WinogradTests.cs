using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Products;
using MLNetVision.Compute.Kernels.Winograd;
using MLNetVision.Compute.Memory;
using MLNetVision.Compute.Planning;
using MLNetVision.Compute.Threading;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.Kernels;

/// <summary>Winograd's way against the direct one, which the conformance suite holds to the oracle.</summary>
public class WinogradTests
{
    // Of the root mean square. Measured: 1e-6 on average and 2.4e-5 at worst over 512 channels; a direct sum is off by 2e-7 and 1e-6.
    private const double Tolerance = 4e-5;

    /// <summary>Images, height, width, channels in and out, rows and columns of padding before and after.</summary>
    public static TheoryData<int, int, int, int, int, int, int> Shapes => new()
    {
        { 1, 1, 1, 16, 16, 1, 1 },
        { 1, 3, 5, 16, 48, 0, 0 },
        { 2, 4, 4, 32, 32, 1, 1 },
        { 3, 7, 9, 48, 16, 2, 0 },
        { 1, 6, 30, 16, 80, 0, 2 },
        { 2, 50, 50, 32, 32, 1, 1 },
        { 1, 82, 83, 48, 128, 1, 1 },
        { 3, 8, 8, 512, 64, 1, 1 },
        { 1, 13, 13, 64, 512, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Outputs_are_the_direct_ones(int images, int height, int width, int inputs, int outputs, int before, int after)
    {
        using var sides = new Sides(images, height, width, inputs, outputs, before, after);
        var product = new WinogradProduct(sides.Tiles, inputs, outputs, inputs, outputs);
        using var scratch = new NativeBuffer(product.ScratchCount * sizeof(float));
        var finished = new Finish(sides.Scale, sides.Shift, sides.Residual, new Tail(0.1f, 2));
        foreach (var (adds, finish) in new[] { (false, finished), (false, Finish.None), (true, Finish.None) })
        {
            sides.Direct.Run(sides.Pool, sides.Seen, sides.Weights, sides.Expected, adds, finish);
            product.Run(sides.Pool, sides.Seen, sides.Weights, sides.Placed, adds, finish, scratch.AllFloats());
            AssertNear(sides.Expected, sides.Placed);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Gradients_of_weights_are_the_direct_ones(int images, int height, int width, int inputs, int outputs, int before, int after)
    {
        using var sides = new Sides(images, height, width, inputs, outputs, before, after);
        var outer = new WinogradOuter(sides.Tiles, inputs, outputs, inputs, outputs);
        using var scratch = new NativeBuffer(outer.ScratchCount * sizeof(float));
        var finished = new Finish(sides.Scale, sides.Shift, sides.Residual, new Tail(0.1f, 2));
        foreach (var (adds, finish) in new[] { (false, finished), (false, Finish.None), (true, Finish.None) })
        {
            sides.DirectOuter.Run(sides.Pool, sides.Seen, sides.Residual, sides.ExpectedGradient, adds);
            outer.Run(sides.Pool, sides.Seen, sides.Residual, sides.Gradient, adds, scratch.AllFloats());
            AssertNear(sides.ExpectedGradient, sides.Gradient);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        foreach (var (images, side, inputs, outputs) in new[] { (2, 50, 32, 32), (3, 8, 512, 64) })
        {
            var results = new List<(float[] Placed, float[] Gradient)>();
            for (var threads = 1; threads <= 3; threads++)
            {
                using var sides = new Sides(images, side, side, inputs, outputs, 1, 1, threads);
                var (product, outer) = (
                    new WinogradProduct(sides.Tiles, inputs, outputs, inputs, outputs), new WinogradOuter(sides.Tiles, inputs, outputs, inputs, outputs));
                using var scratch = new NativeBuffer(Math.Max(product.ScratchCount, outer.ScratchCount) * sizeof(float));
                product.Run(sides.Pool, sides.Seen, sides.Weights, sides.Placed, adds: false, Finish.None, scratch.AllFloats());
                outer.Run(sides.Pool, sides.Seen, sides.Residual, sides.Gradient, adds: false, scratch.AllFloats());
                results.Add((sides.Placed.Span.ToArray(), sides.Gradient.Span.ToArray()));
            }

            Assert.All(results, r => Assert.Equal(results[0].Placed, r.Placed));
            Assert.All(results, r => Assert.Equal(results[0].Gradient, r.Gradient));
        }
    }

    [Theory]
    [InlineData(64, 56, 8, true)]
    [InlineData(256, 14, 8, true)]
    [InlineData(128, 28, 1, true)]
    [InlineData(256, 14, 1, false)]
    [InlineData(512, 7, 1, false)]
    [InlineData(16, 5, 1, false)]
    public void It_is_chosen_where_it_was_measured_to_be_faster(int channels, int side, int images, bool wins)
    {
        var tiles = new WinogradTiles(images, (side, side), (side, side), (-1, -1));
        Assert.Equal(wins, WinogradChoice.Wins(tiles.Count, (long)images * side * side, channels, channels));
    }

    private static void AssertNear(Floats expected, Floats actual)
    {
        var wanted = expected.Span;
        var got = actual.Span;
        var squares = 0.0;
        foreach (var value in wanted)
        {
            squares += (double)value * value;
        }

        var allowed = Tolerance * Math.Sqrt(squares / wanted.Length);
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(Math.Abs(wanted[i] - got[i]) <= allowed, $"Number {i} is {got[i]:R}, expected {wanted[i]:R}, allowed {allowed:G3}.");
        }
    }

    /// <summary>The two sides of a convolution, filled with seeded numbers, and both results.</summary>
    private sealed class Sides : IDisposable
    {
        private readonly List<NativeBuffer> _buffers = [];

        public Sides(int images, int height, int width, int inputs, int outputs, int before, int after, int threads = 2)
        {
            Pool = new WorkerPool(threads);
            var (rows, columns) = (height + before + after - 2, width + before + after - 2);
            var window = new WindowShape((3, 3), (1, 1), (1, 1), (before, before));
            var geometry = TapGeometry.OfConvolution(images, (rows, columns), (height, width), window);
            Tiles = new WinogradTiles(images, (rows, columns), (height, width), (-before, -before));
            Direct = new TapProduct(geometry, inputs, outputs, inputs, outputs);
            DirectOuter = new TapOuter(geometry, inputs, outputs, inputs, outputs, rowsAreSeen: true);
            var (seen, placed) = ((long)images * height * width * inputs, (long)images * rows * columns * outputs);
            var panels = PanelLayout.OfConvolution(1, outputs, inputs, 9).StoredCount;
            (Seen, Residual, Weights) = (Filled(seen, 1), Filled(placed, 2), Filled(panels, 3));
            (Scale, Shift) = (Filled(outputs, 4), Filled(outputs, 5));
            (Expected, Placed, ExpectedGradient, Gradient) = (Zeros(placed), Zeros(placed), Zeros(panels), Zeros(panels));
        }

        public WorkerPool Pool { get; }

        public WinogradTiles Tiles { get; }

        public TapProduct Direct { get; }

        public TapOuter DirectOuter { get; }

        public Floats Seen { get; }

        public Floats Weights { get; }

        /// <summary>Numbers on the side of the results.</summary>
        public Floats Residual { get; }

        public Floats Scale { get; }

        public Floats Shift { get; }

        public Floats Expected { get; }

        public Floats Placed { get; }

        public Floats ExpectedGradient { get; }

        public Floats Gradient { get; }

        public void Dispose()
        {
            Pool.Dispose();
            _buffers.ForEach(b => b.Dispose());
        }

        private Floats Zeros(long count)
        {
            _buffers.Add(new NativeBuffer(count * sizeof(float)));
            return _buffers[^1].AllFloats().First(count);
        }

        private Floats Filled(long count, ulong seed)
        {
            var floats = Zeros(count);
            for (var i = 0; i < count; i++)
            {
                floats.Span[i] = SplitMix.Uniform(seed, (ulong)i) - 0.5f;
            }

            return floats;
        }
    }
}
