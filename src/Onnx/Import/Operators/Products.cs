namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Products of two values.</summary>
internal static class Products
{
    public static void Gemm(OperatorCall call) => throw call.Unsupported("a product of two values that flow");

    public static void MatMul(OperatorCall call) => throw call.Unsupported("a product of two values that flow");
}
