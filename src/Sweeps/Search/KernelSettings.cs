namespace MLNetVision.Sweeps.Search;

/// <summary>The settings of a kernel, as logarithms: one length an axis, then the scale, then the noise.</summary>
internal sealed class KernelSettings(double[] logs)
{
    public double[] Logs { get; } = logs;

    public int Axes => Logs.Length - 2;

    public double Scale => Math.Exp(Logs[^2]);

    public double Noise => Math.Exp(Logs[^1]);

    /// <summary>Squared distances along the axes in units of the lengths, summed.</summary>
    public double Squared(double[] squares)
    {
        var sum = 0.0;
        for (var i = 0; i < squares.Length; i++)
        {
            sum += squares[i] * Math.Exp(-2 * Logs[i]);
        }

        return sum;
    }

    /// <summary>The kernel at squared distances along the axes.</summary>
    public double Value(double[] squares) => Scale * GaussianProcess.Matern(Squared(squares));
}
