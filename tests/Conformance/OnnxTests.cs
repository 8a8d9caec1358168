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

    // What ONNX cannot say: a grid over pictures of any size, a mean over places apart, an output named like another input.
    private const string Refusals = "needs pictures of a known size|needs operator set|is the name of two inputs or outputs";

    // Bits of whole numbers have operators from here on.
    private const int Opset = 18;

    public static TheoryData<string> Rows => [.. Catalogue.All.Where(c => Evaluated.Of(c) is not null).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_case_computes_the_same_after_the_way_through_a_file(string name)
    {
        var given = Evaluated.Of(Catalogue.Named(name))!;
        if (RoundTrip(given) is not { } import)
        {
            return;
        }

        var (expected, actual) = (given.Run(given.Network, given.Weights), given.Run(import.Network, import.Weights));
        for (var call = 0; call < expected.Length; call++)
        {
            Comparison.AssertNear(expected[call], actual[call], Outputs, $"call {call}");
        }
    }

    private static OnnxImport? RoundTrip(Evaluated given)
    {
        byte[] written;
        try
        {
            written = OnnxFile.ToBytes(given.Network.ToOnnx(given.Weights, options: new() { Opset = Opset }));
        }
        catch (OnnxException e)
        {
            Assert.Matches(Refusals, e.Message);
            return null;
        }

        try
        {
            return OnnxImporter.Import(OnnxFile.Read(written));
        }
        catch (OnnxException e) when (e.Message.Contains("not supported", StringComparison.Ordinal))
        {
            return null;
        }
    }
}
