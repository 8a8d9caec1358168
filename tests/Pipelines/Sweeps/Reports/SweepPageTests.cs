using Xunit;

namespace MLNetVision.Tests.Pipelines.Sweeps.Reports;

public class SweepPageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Show(int n)
    {
        foreach (var o in new[] { 1, 2, 3 })
            SampleSweeps.Make(n, o, ended: n != 2).SaveHtml($"/work/scratch/SWEEPREPORT/p{n}-{o}.html");
    }
}
