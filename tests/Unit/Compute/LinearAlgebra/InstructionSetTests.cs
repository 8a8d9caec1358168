using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Compute.LinearAlgebra;

/// <summary>What linear algebra is made of, once more on a processor without vectors.</summary>
public class InstructionSetTests
{
    private const string Operations = "FullyQualifiedName~Unit.Compute.LinearAlgebra.ProductTests|FullyQualifiedName~LinearAlgebra.SvdTests.A_matrix";

    [Fact]
    public void It_passes_its_tests_without_vectors()
    {
        if (!ChildTests.InChild)
            ChildTests.AssertPass(typeof(InstructionSetTests).Assembly, Operations, ("DOTNET_EnableHWIntrinsic", "0"));
    }
}
