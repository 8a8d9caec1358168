using System.Globalization;
using System.Runtime.Intrinsics;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Conformance;

/// <summary>The managed engine once more on lesser processors: its kernels have a path for each width, and one without vectors.</summary>
public class InstructionSetTests
{
    private const string WantedBits = "MLNETVISION_WANTED_BITS";

    /// <summary>What the kernels compute; at full size also how training goes on from there.</summary>
    private static string EngineTests => "FullyQualifiedName~The_kernels_use_the_widest|"
        + (Environment.GetEnvironmentVariable("MLNETVISION_FULL") == "1"
            ? "FullyQualifiedName~AgainstOracleTests|FullyQualifiedName~Threads_change_no_bit|FullyQualifiedName~TrainingRuleTests"
            : "FullyQualifiedName~Outputs_in_evaluation|FullyQualifiedName~Loss_and_gradients");

    /// <summary>What is switched off, and the bits of the vectors that are left; only what this processor has can be switched off.</summary>
    public static TheoryData<string, int> Lesser
    {
        get
        {
            var rows = new TheoryData<string, int> { { "DOTNET_EnableHWIntrinsic", 0 } };
            if (Vector256.IsHardwareAccelerated)
            {
                rows.Add("DOTNET_EnableAVX2", 128);
            }

            if (Vector512.IsHardwareAccelerated)
            {
                rows.Add("DOTNET_EnableAVX512", 256);
            }

            return rows;
        }
    }

    private static int AcceleratedBits =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0;

    [Theory]
    [MemberData(nameof(Lesser))]
    public void The_engine_passes_its_tests_without(string instructions, int bits)
    {
        if (!ChildTests.InChild)
        {
            ChildTests.AssertPass(
                typeof(InstructionSetTests).Assembly, EngineTests, (instructions, "0"), (WantedBits, bits.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void The_kernels_use_the_widest_vectors_that_are_wanted_and_there()
    {
        if (Environment.GetEnvironmentVariable(WantedBits) is { } wanted)
        {
            Assert.Equal(int.Parse(wanted, CultureInfo.InvariantCulture), AcceleratedBits);
        }

        Assert.Equal(Math.Max(AcceleratedBits, 128), 32 * LaneWidth.Floats);
    }
}
