using MLNetVision.Networks;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Convolutions of any rank whose weights are values.</summary>
internal static class ConvolutionsNd
{
    public static void Conv(OperatorCall call, Tensor x) => throw call.Unsupported($"a convolution of {x.Type} whose weight flows or has three dimensions");

    public static void ConvTranspose(OperatorCall call, Tensor x) => throw call.Unsupported($"a transposed convolution of {x.Type} whose weight flows");
}
