using MLNetVision.Networks;
using MLNetVision.Onnx;
using MLNetVision.Tests.Conformance.Cases;
using MLNetVision.Tests.Conformance.Engines;

namespace MLNetVision.Tests.Conformance;

/// <summary>What each case computes in evaluation survives the way into ONNX, through bytes, and back.</summary>
public class OnnxTests
{
    // Compositions round at other places than the ops that they stand for, a step after the other.
    private const double Outputs = 2e-5;

    // Means over places apart have operators from here on.
    private const int Opset = 19;

    public static TheoryData<string> Rows => [.. Written.Where(c => !OnnxRefusals.ByCase.ContainsKey(c.Name)).Select(c => c.Name)];

    public static TheoryData<string> Refusals => [.. OnnxRefusals.ByCase.Keys];

    private static IEnumerable<Case> Written => Catalogue.All.Where(c => Evaluated.Of(c) is not null);

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_case_computes_the_same_after_the_way_through_a_file(string name)
    {
        var given = Evaluated.Of(Catalogue.Named(name))!;
        var import = OnnxImporter.Import(OnnxFile.Read(ToBytes(given)));
        var (expected, actual) = (given.Run(given.Network, given.Weights), given.Run(import.Network, import.Weights));
        for (var call = 0; call < expected.Length; call++)
        {
            Comparison.AssertNear(expected[call], actual[call], Outputs, $"call {call}");
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_cannot_be_written_says_why(string name)
    {
        var given = Evaluated.Of(Catalogue.Named(name))!;

        var refusal = Assert.Throws<OnnxException>(() => ToBytes(given));

        Assert.Contains(OnnxRefusals.ByCase[name], refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] ToBytes(Evaluated given) => OnnxFile.ToBytes(given.Network.ToOnnx(given.Weights, options: new() { Opset = Opset }));
}
