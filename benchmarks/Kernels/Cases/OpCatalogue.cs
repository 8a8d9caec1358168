using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Networks.Optimisation;

namespace MLNetVision.Benchmarks.Kernels.Cases;

/// <summary>The ops that are timed, in the geometries of the networks that training is measured with.</summary>
internal static class OpCatalogue
{
    /// <summary>Numbers of ResNet-18 for 32x32.</summary>
    private const int ParametersOfResNet = 11_173_962;

    public static IReadOnlyList<OpCase> All { get; } = [.. ResNetSmall(), .. ResNet(), .. MobileNet(), .. SmallCnn(), .. Others()];

    private static IReadOnlyList<OpCase> ResNetSmall() => new LayerCases("resnet18_small", 32)
        .Convolution(3, 32, 64, 3, isFirst: true)
        .Convolution(64, 32, 64, 3)
        .Convolution(64, 32, 128, 3, stride: 2)
        .Convolution(64, 32, 128, 1, stride: 2)
        .Convolution(128, 16, 128, 3)
        .Convolution(256, 8, 256, 3)
        .Convolution(512, 4, 512, 3)
        .Dense(512, 10)
        .OnPictures("batch norm, relu", 64, 32, x => x.BatchNorm().Relu())
        .OnPictures("batch norm, add, relu", 64, 32, x => x.BatchNorm().Add(x.Builder.Input("other", x.Shape)).Relu())
        .OnPictures("batch norm, relu", 512, 4, x => x.BatchNorm().Relu())
        .Update(new Sgd { Momentum = 0.9 }, ParametersOfResNet)
        .Update(new Adam(), ParametersOfResNet)
        .Cases;

    private static IReadOnlyList<OpCase> ResNet() => new LayerCases("resnet18", 8)
        .Convolution(3, 224, 64, 7, stride: 2, isFirst: true)
        .Convolution(64, 56, 64, 3)
        .Convolution(64, 56, 128, 3, stride: 2)
        .Convolution(128, 28, 128, 3)
        .Convolution(256, 14, 256, 3)
        .Convolution(512, 7, 512, 3)
        .Dense(512, 1000)
        .OnPictures("batch norm, relu", 64, 112, x => x.BatchNorm().Relu())
        .OnPictures("max pool 3x3/2", 64, 112, x => x.MaxPool2d(3, 2, 1))
        .OnPictures("global mean", 512, 7, x => x.GlobalAveragePool())
        .Cases;

    private static IReadOnlyList<OpCase> MobileNet() => new LayerCases("mobilenet_v2", 8)
        .Convolution(3, 224, 32, 3, stride: 2, isFirst: true)
        .Convolution(16, 112, 96, 1)
        .Convolution(96, 56, 24, 1)
        .Convolution(144, 28, 32, 1)
        .Convolution(64, 14, 384, 1)
        .Convolution(160, 7, 960, 1)
        .Convolution(320, 7, 1280, 1)
        .Depthwise(96, 112, stride: 2)
        .Depthwise(144, 56)
        .Depthwise(384, 14)
        .Depthwise(960, 7)
        .OnPictures("batch norm, relu6", 96, 112, x => x.BatchNorm().Relu6())
        .Cases;

    private static IReadOnlyList<OpCase> SmallCnn() => new LayerCases("small_cnn", 128)
        .Convolution(1, 28, 32, 3, isFirst: true)
        .Convolution(32, 14, 64, 3)
        .Dense(3136, 128)
        .OnPictures("max pool 2x2", 32, 28, x => x.MaxPool2d(2))
        .OnPictures("reorder", 64, 7, x => x.Flatten())
        .OnRows("cross-entropy", 1000, x => x.Then(new CrossEntropy(), null, x.Builder.Input("target", [x.Shape[0]], DType.Int64)))
        .Cases;

    private static IReadOnlyList<OpCase> Others() => new LayerCases("any", 8)
        .OnRows("softmax", 1000, x => x.Softmax())
        .OnPictures("softmax over channels", 64, 56, x => x.Softmax(1))
        .OnPictures("relu", 64, 56, x => x.Relu())
        .OnPictures("sigmoid", 64, 56, x => x.Sigmoid())
        .OnPictures("silu", 64, 56, x => x.Silu())
        .OnPictures("gelu", 64, 56, x => x.Gelu())
        .OnPictures("average pool 2x2", 64, 56, x => x.AveragePool2d(2))
        .OnPictures("reorder", 64, 56, x => x.Flatten())
        .Cases;
}
