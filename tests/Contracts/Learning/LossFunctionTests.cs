using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>The formulas of the losses.</summary>
public sealed class LossFunctionTests
{
    private const double Digits = 1e-6;

    [Theory]
    [InlineData(2, 5, 9, -6)]
    [InlineData(5, 2, 9, 6)]
    [InlineData(-1, -1, 0, 0)]
    public void The_squared_loss_is_the_square_of_the_difference(float output, float label, double loss, float derivative)
    {
        SquaredLoss squared = new();

        Assert.Equal(loss, squared.Loss(output, label), Digits);
        Assert.Equal(derivative, squared.Derivative(output, label));
    }

    [Fact]
    public void The_squared_loss_has_its_dual()
    {
        SquaredLoss squared = new();

        Assert.Equal(0.4f, squared.ComputeDualUpdateInvariant(2), Digits);
        Assert.Equal((5 - 2 - (0.5f * 3)) * 0.4f, squared.DualUpdate(2, 5, 3, 0.4f, 1), Digits);
        Assert.Equal((5 - 2 - (0.5f * 3)) * 0.4f / 4, squared.DualUpdate(2, 5, 3, 0.4f, 4), Digits);
        Assert.Equal(-3 * ((3 / 4.0) - 5), squared.DualLoss(5, 3), Digits);
    }
}
