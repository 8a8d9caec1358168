using MLNetVision.Compute;
using MLNetVision.Onnx;
using MLNetVision.Onnx.Checking;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Parity.Onnx;

/// <summary>All of ONNX's backend tests, where they are installed: those that are not excluded pass, and those that are excluded do not.</summary>
public class BackendSuiteTests
{
    [InstalledFact]
    public void Node_tests_pass_but_for_the_excluded() => AssertSuite("node", atLeast: 770);

    [InstalledFact]
    public void Simple_tests_pass_but_for_the_excluded() => AssertSuite("simple", atLeast: 14);

    [InstalledFact]
    public void Converted_tests_pass_but_for_the_excluded() => AssertSuite("pytorch-converted", atLeast: 82);

    [InstalledFact]
    public void Operator_tests_pass_but_for_the_excluded() => AssertSuite("pytorch-operator", atLeast: 35);

    [InstalledFact]
    public void Every_model_of_the_suite_is_written_as_it_was_read()
    {
        foreach (var folder in ModelCheck.Find(InstalledFactAttribute.Folder))
        {
            var model = OnnxFile.Read(Path.Combine(folder, "model.onnx"));
            var bytes = OnnxFile.ToBytes(model);
            Assert.Equal(bytes, OnnxFile.ToBytes(OnnxFile.Read(bytes)));
        }
    }

    [Fact]
    public void Every_exclusion_has_a_reason() => Assert.DoesNotContain(Exclusions.ByName, e => e.Value.Trim().Length < 10);

    private static void AssertSuite(string suite, int atLeast)
    {
        var check = new ModelCheck(new ManagedEngine(), new ScalarEngine());
        var results = ModelCheck.Find(Path.Combine(InstalledFactAttribute.Folder, suite)).Select(check.Run).ToArray();
        var faults = results.Where(r => r.Outcome != ModelCheckOutcome.Passed && !Exclusions.ByName.ContainsKey($"{suite}/{r.Name}")).Select(r => $"{r}")
            .Concat(results.Where(r => r.Outcome == ModelCheckOutcome.Passed && Exclusions.ByName.ContainsKey($"{suite}/{r.Name}")).Select(r =>
                $"{r.Name} passes: take it off the list"))
            .ToArray();

        Assert.True(faults.Length == 0, string.Join(Environment.NewLine, faults));
        Assert.True(results.Count(r => r.Outcome == ModelCheckOutcome.Passed) >= atLeast);
    }
}
