using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Unit.Imaging;

/// <summary>The operations once more on lesser processors: every kernel has a path for them.</summary>
public class InstructionSetTests
{
    private const string Operations =
        "FullyQualifiedName~Unit.Imaging.Kernels|FullyQualifiedName~Unit.Imaging.Resizing|FullyQualifiedName~Unit.Imaging.Warping|" +
        "FullyQualifiedName~Unit.Imaging.Filtering|FullyQualifiedName~Unit.Imaging.Colour|FullyQualifiedName~Unit.Imaging.Planar";

    /// <summary>Without any; at full size also without the newer ones only.</summary>
    public static TheoryData<string> Instructions => Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1"
        ? new() { "DOTNET_EnableHWIntrinsic", "DOTNET_EnableAVX2", "DOTNET_EnableAVX512" }
        : new() { "DOTNET_EnableHWIntrinsic" };

    [Theory]
    [MemberData(nameof(Instructions))]
    public void The_operations_pass_their_tests_without(string instructions)
    {
        if (!ChildTests.InChild)
            ChildTests.AssertPass(typeof(InstructionSetTests).Assembly, Operations, (instructions, "0"));
    }
}
