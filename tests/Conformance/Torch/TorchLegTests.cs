using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Tests.Conformance.Engines;
using MLNetVision.Torch;

namespace MLNetVision.Tests.Conformance.Torch;

public class TorchLegTests
{
    [TorchFact]
    public void The_Torch_leg_runs_on_the_CPU()
    {
        Assert.Contains(TorchLeg.Cpu, EnginesUnderTest.Names);
        Assert.Equal("torch cpu", new TorchEngine(Device.Cpu).Name);
    }

    [CudaFact]
    public void The_Torch_leg_runs_on_CUDA() => Assert.Equal("torch cuda:0", new TorchEngine(Device.Auto).Name);

    [Fact]
    public void Where_TorchSharp_or_libtorch_is_missing_the_error_names_the_package_that_brings_it()
    {
        if (TorchLeg.WhyNot is { } lack)
        {
            Assert.True(lack.Contains("TorchSharp-cpu", StringComparison.Ordinal) || lack.Contains("signatures alone", StringComparison.Ordinal), lack);
        }
        else if (TorchLeg.WhyNotOnCuda is { } cudaLack)
        {
            Assert.Contains("TorchSharp-cuda-linux", cudaLack, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("cpu")]
    [InlineData("cuda:3")]
    public void A_device_reads_what_it_writes(string text) => Assert.Equal(text, Device.Parse(text).ToString());

    [Fact]
    public void What_is_no_device_is_refused() =>
        Assert.Contains("'gpu'", Assert.Throws<FormatException>(() => Device.Parse("gpu")).Message, StringComparison.Ordinal);
}
