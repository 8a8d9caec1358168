using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Kernels.Updates;
using MLNetVision.Compute.Memory;

namespace MLNetVision.Tests.Unit.Compute.Kernels;

public class FiniteKernelTests
{
    [Fact]
    public void One_number_that_is_not_finite_is_found_wherever_it_is_at_every_width()
    {
        using var buffer = new NativeBuffer(200 * sizeof(float));
        for (var count = 0; count <= (4 * Lanes512.Count) + Lanes512.Count + 1; count++)
        {
            var numbers = buffer.Floats(3, count);
            numbers.Span.Fill(float.MaxValue);
            AssertFinite(numbers, expected: true);
            for (var i = 0; i < count; i++)
            {
                numbers.Span[i] = (i % 3) switch { 0 => float.NaN, 1 => float.PositiveInfinity, _ => float.NegativeInfinity };
                AssertFinite(numbers, expected: false);
                numbers.Span[i] = float.MinValue;
            }

            AssertFinite(numbers, expected: true);
        }
    }

    private static void AssertFinite(Floats numbers, bool expected)
    {
        Assert.Equal(expected, FiniteKernel.AreFinite<Lanes512>(numbers));
        Assert.Equal(expected, FiniteKernel.AreFinite<Lanes256>(numbers));
        Assert.Equal(expected, FiniteKernel.AreFinite<Lanes128>(numbers));
        Assert.Equal(expected, FiniteKernel.AreFinite<Lanes1>(numbers));
    }
}
