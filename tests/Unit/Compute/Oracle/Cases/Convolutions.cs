using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Tests.Unit.Compute.Oracle.Cases;

internal static class Convolutions
{
    public static IEnumerable<GradientCase> All =>
    [
        Conv2d("conv", [2, 3, 5, 4], new Conv2d(4, 3)),
        Conv2d("conv of one pixel", [2, 3, 2, 2], new Conv2d(4, 1)),
        Conv2d("conv, stride", [1, 2, 7, 6], new Conv2d(3, 3) { Stride = (2, 3) }),
        Conv2d("conv, padding on all sides differently", [1, 2, 4, 3], new Conv2d(2, 3) { Padding = new Padding(1, 2, 3, 0) }),
        Conv2d("conv, same padding of odd amount", [1, 2, 5, 4], new Conv2d(2, (2, 3)) { Padding = Padding.Same, Stride = 2 }),
        Conv2d("conv, dilation", [1, 1, 7, 6], new Conv2d(2, (3, 2)) { Dilation = (2, 3), Padding = 1 }),
        Conv2d("conv, groups", [2, 4, 3, 3], new Conv2d(6, 2) { Groups = 2, HasBias = false }),
        Conv2d("conv, depthwise", [2, 3, 4, 4], new Conv2d(6, 3) { Groups = 3, Padding = 1, Stride = 2 }),
        Conv2d("conv, kernel as large as the picture", [1, 2, 3, 4], new Conv2d(2, (3, 4))),
        new("conv1d", b => X(b, [2, 3, 7]).Then(new Conv1d(4, 3) { Stride = 2, PaddingBefore = 1, PaddingAfter = 2 })),
        new("conv1d, dilation and groups", b => X(b, [2, 4, 8]).Conv1d(2, 3, padding: 2, dilation: 2, groups: 2, bias: false)),
        Transposed("transposed conv", [2, 3, 3, 2], new ConvTranspose2d(4, 3)),
        Transposed("transposed conv, stride and output padding", [1, 2, 3, 4],
            new ConvTranspose2d(3, 3) { Stride = (2, 3), Padding = 1, OutputPadding = (1, 2) }),
        Transposed("transposed conv, groups, dilation", [1, 4, 3, 3], new ConvTranspose2d(6, 2) { Groups = 2, Dilation = (2, 1), HasBias = false }),
        Transposed("transposed conv, padding on all sides differently", [1, 1, 4, 4],
            new ConvTranspose2d(2, 3) { Stride = 2, Padding = new Padding(0, 1, 2, 1) }),
        new("dense", b => X(b, [3, 4]).Dense(5)),
        new("dense on more axes, without bias", b => X(b, ["N", 2, 3]).Dense(2, bias: false)),
        new("dense, transposed", b => X(b, [3, 4]).Then(new Dense(2) { Transposed = true })),
        new("dense, tied to its encoder", b =>
        {
            var code = X(b, [3, 4]).Dense(2, name: "encoder").Tanh();
            return b.AddTied(new Dense(4) { Transposed = true, HasBias = false }, "encoder", "decoder", code)[0];
        }),
        new("embedding", b => b.Input("indices", ["N", 3], DType.Int64).Embedding(5, 2)) { Tolerance = 1e-4 },
        new("embedding of Int32", b => b.Input("indices", [4], DType.Int32).Embedding(4, 3)) { Tolerance = 1e-4 },
    ];

    private static GradientCase Conv2d(string name, Shape shape, Conv2d op) => new(name, b => X(b, shape).Then(op));

    private static GradientCase Transposed(string name, Shape shape, ConvTranspose2d op) => new(name, b => X(b, shape).Then(op));

    private static Tensor X(NetworkBuilder b, Shape shape) => b.Input("x", shape, DType.Float64);
}
