using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Conformance.Cases;

internal static class Convolutions
{
    public static IEnumerable<Case> All() => [.. Widths(), .. Windows(), .. Tiled(), .. Grouped(), .. Sequences(), .. Transposed()];

    /// <summary>Channels in and out around the widths of vectors and of the tiles of kernels.</summary>
    private static IEnumerable<Case> Widths()
    {
        foreach (var (from, to) in new[] { (1, 1), (1, 16), (3, 7), (7, 8), (8, 15), (15, 17), (16, 16), (17, 31), (31, 33), (33, 48), (48, 1), (3, 64) })
        {
            yield return new Case($"conv 1x1 {from} to {to}", s => s.Give(s.Picture(from, 3, 5).Conv2d(to, 1)));
            yield return new Case($"conv 3x3 {from} to {to}", s => s.Give(s.Picture(from, 5, 4).Conv2d(to, 3, padding: 1)));
        }

        foreach (var (height, width) in new[] { (1, 1), (2, 2), (3, 17), (8, 8), (9, 6), (13, 15) })
        {
            yield return new Case($"conv 3x3 on {height}x{width}", s => s.Give(s.Picture(5, height, width).Conv2d(6, 3, padding: 1)));
        }
    }

    private static IEnumerable<Case> Windows()
    {
        yield return Conv("a window of the whole picture", 3, 5, 4, new Conv2d(9, (5, 4)));
        yield return Conv("no bias", 4, 6, 7, new Conv2d(5, 3) { HasBias = false });
        yield return Conv("stride 2", 5, 9, 8, new Conv2d(17, 3) { Stride = 2, Padding = 1 });
        yield return Conv("stride 3x2", 5, 11, 9, new Conv2d(6, (4, 3)) { Stride = (3, 2) });
        yield return Conv("stride above the kernel", 4, 9, 10, new Conv2d(6, 2) { Stride = (3, 4) });
        yield return Conv("1x1 stride 2", 9, 7, 6, new Conv2d(18, 1) { Stride = 2 });
        yield return Conv("1x1 padded", 3, 4, 4, new Conv2d(5, 1) { Padding = 1 });
        yield return Conv("1x7", 4, 5, 9, new Conv2d(6, (1, 7)) { Padding = (0, 3) });
        yield return Conv("7x1", 4, 9, 5, new Conv2d(6, (7, 1)) { Padding = (3, 0) });
        yield return Conv("7x7 stride 2", 3, 17, 15, new Conv2d(16, 7) { Stride = 2, Padding = 3 });
        yield return Conv("11x11 stride 4", 3, 19, 23, new Conv2d(5, 11) { Stride = 4, Padding = 2 });
        yield return Conv("5x5", 6, 9, 7, new Conv2d(7, 5) { Padding = 2 });
        yield return Conv("asymmetric padding", 4, 5, 6, new Conv2d(5, (3, 4)) { Padding = new Padding(2, 0, 1, 3) });
        yield return Conv("padding beyond the kernel", 2, 3, 3, new Conv2d(3, 3) { Padding = 4 });
        yield return Conv("same, even kernel, odd stride", 3, 10, 11, new Conv2d(5, (4, 2)) { Padding = Padding.Same, Stride = 3 });
        yield return Conv("dilation 2x3", 3, 9, 11, new Conv2d(8, 3) { Dilation = (2, 3) });
        yield return Conv("dilation 2, stride 2, same", 3, 9, 8, new Conv2d(5, 3) { Dilation = 2, Stride = 2, Padding = Padding.Same });
        yield return Conv("3x3 of two channels over many places", 2, 66, 67, new Conv2d(5, 3) { Padding = 1 });
        yield return Conv("1x1 over many places", 5, 70, 63, new Conv2d(40, 1));
        yield return Conv("3x3 on one pixel", 16, 1, 1, new Conv2d(33, 3) { Padding = 1 });
    }

    /// <summary>3x3 over enough tiles and channels that it is done after Winograd.</summary>
    private static IEnumerable<Case> Tiled()
    {
        yield return Conv("tiled", 32, 15, 16, new Conv2d(48, 3) { Padding = 1 });
        yield return Conv("tiled without padding", 48, 17, 18, new Conv2d(32, 3) { HasBias = false });
        yield return Conv("tiled with wide and narrow padding", 32, 14, 15, new Conv2d(32, 3) { Padding = new Padding(2, 0, 1, 3) });
        yield return new Case("tiled, with a sum, beside another", s =>
        {
            var x = s.Picture(32, 16, 15);
            var y = x.Conv2d(32, 3, padding: 1).BatchNorm().Add(x);
            s.Give(y.Concat([y.Conv2d(16, 3, padding: 1)]));
        }) { IsComposed = true };
        yield return new Case("tiled, one weight for two", s =>
        {
            var first = s.Picture(32, 16, 16).Conv2d(32, 3, padding: 1, name: "first");
            s.Give(s.Builder.AddTied(new Conv2d(32, 3) { Padding = 1 }, "first", "second", first)[0]);
        }) { IsComposed = true };
    }

    private static IEnumerable<Case> Grouped()
    {
        foreach (var channels in new[] { 1, 3, 7, 8, 15, 16, 17, 31, 33, 48 })
        {
            yield return Conv($"depthwise {channels}", channels, 6, 5, new Conv2d(channels, 3) { Groups = channels, Padding = 1 });
        }

        yield return Conv("depthwise stride 2", 17, 9, 8, new Conv2d(17, 3) { Groups = 17, Padding = 1, Stride = 2 });
        yield return Conv("depthwise 5x5 dilated", 6, 9, 11, new Conv2d(6, 5) { Groups = 6, Padding = Padding.Same, Dilation = 2 });
        yield return Conv("depthwise, two for one", 5, 6, 7, new Conv2d(10, 3) { Groups = 5, Padding = 1, HasBias = false });
        yield return Conv("depthwise 1x1", 9, 4, 4, new Conv2d(9, 1) { Groups = 9 });
        yield return Conv("2 groups", 6, 7, 6, new Conv2d(10, 3) { Groups = 2, Padding = 1 });
        yield return Conv("3 groups of 16", 48, 4, 5, new Conv2d(48, 3) { Groups = 3, Padding = 1 });
        yield return Conv("4 groups of 1x1", 8, 5, 6, new Conv2d(36, 1) { Groups = 4, Stride = (1, 2) });
    }

    private static IEnumerable<Case> Sequences()
    {
        foreach (var (from, to) in new[] { (1, 1), (3, 16), (17, 5) })
        {
            yield return new Case($"conv1d {from} to {to}", s => s.Give(s.X(["N", from, 9]).Conv1d(to, 3, padding: 1)));
        }

        yield return new Case("conv1d strided, dilated, grouped", s => s.Give(s.X(["N", 4, 17]).Then(
            new Conv1d(6, 4) { Stride = 3, Dilation = 2, Groups = 2, PaddingBefore = 5, PaddingAfter = 1, HasBias = false })));
        yield return new Case("conv1d depthwise", s => s.Give(s.X(["N", 9, 8]).Conv1d(9, 3, groups: 9)));
    }

    private static IEnumerable<Case> Transposed()
    {
        foreach (var (from, to) in new[] { (1, 1), (3, 16), (17, 8), (16, 33) })
        {
            yield return Deconv($"{from} to {to}", from, 3, 4, new ConvTranspose2d(to, 4) { Stride = 2, Padding = 1 });
        }

        yield return Deconv("stride 1", 4, 4, 5, new ConvTranspose2d(5, 3));
        yield return Deconv("output padding", 4, 4, 3, new ConvTranspose2d(5, 3) { Stride = 2, Padding = 1, OutputPadding = 1 });
        yield return Deconv("gaps between the windows", 3, 3, 4, new ConvTranspose2d(5, 1) { Stride = 3, OutputPadding = 2 });
        yield return Deconv("asymmetric", 3, 4, 5, new ConvTranspose2d(4, (3, 2)) { Stride = (1, 3), Padding = new Padding(2, 0, 1, 1) });
        yield return Deconv("dilated", 3, 4, 4, new ConvTranspose2d(4, (2, 3)) { Dilation = (3, 2), HasBias = false });
        yield return Deconv("groups", 6, 4, 3, new ConvTranspose2d(4, 3) { Groups = 2, Stride = 2 });
        yield return Deconv("depthwise", 5, 4, 4, new ConvTranspose2d(5, 3) { Groups = 5, Stride = 2, Padding = 1 });
        yield return Deconv("one pixel", 4, 1, 1, new ConvTranspose2d(9, (5, 4)));
    }

    private static Case Conv(string name, int channels, int height, int width, Conv2d op) =>
        new($"conv, {name}", s => s.Give(s.Picture(channels, height, width).Then(op)));

    private static Case Deconv(string name, int channels, int height, int width, ConvTranspose2d op) =>
        new($"transposed conv, {name}", s => s.Give(s.Picture(channels, height, width).Then(op)));
}
