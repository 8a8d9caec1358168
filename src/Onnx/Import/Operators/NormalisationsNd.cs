using MLNetVision.Networks;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Normalisation whose scales and statistics are values.</summary>
internal static class NormalisationsNd
{
    public static void BatchNormalization(OperatorCall call, Tensor x) => throw call.Unsupported($"normalisation of {x.Type} by statistics that flow");
}
