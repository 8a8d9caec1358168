using MLNetVision.Onnx.Import.Folding;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Lists of numbers that follow from a few: computed at import, as their length has to be known.</summary>
internal static class Generators
{
    [Operator(11)]
    public static void Range(OperatorCall call) => call.Give(
        Shapes.Range(call.Numbers(0), call.Numbers(1), call.Numbers(2)) ?? throw call.Unsupported("it is too long, or its step is 0"));

    [Operator(17)]
    public static void HannWindow(OperatorCall call) => Window(call, 0.5, 0.5, 0);

    [Operator(17)]
    public static void HammingWindow(OperatorCall call) => Window(call, 25.0 / 46, 21.0 / 46, 0);

    [Operator(17)]
    public static void BlackmanWindow(OperatorCall call) => Window(call, 0.42, 0.5, 0.08);

    /// <summary>a - b cos(2 pi n / N) + c cos(4 pi n / N); a symmetric window has N one smaller.</summary>
    private static void Window(OperatorCall call, double a, double b, double c)
    {
        var size = checked((int)call.Ints(0)[0]);
        var type = (OnnxType)call.Int("output_datatype", (int)OnnxType.Float);
        Places.Bounded([size]);
        var turn = 2 * Math.PI / (call.Flag("periodic", true) ? size : size - 1);
        call.Give(Value.Of(Numbers.Of(type, [.. Enumerable.Range(0, size).Select(n => Term.Of(a - (b * Math.Cos(turn * n)) + (c * Math.Cos(2 * turn * n))))])));
    }
}
