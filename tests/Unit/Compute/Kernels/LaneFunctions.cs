using MLNetVision.Compute.Kernels.Functions;
using MLNetVision.Compute.Kernels.Lanes;
using MLNetVision.Compute.Oracle;

namespace MLNetVision.Tests.Unit.Compute.Kernels;

/// <summary>A function in lanes, what it should give, and the numbers it is made for.</summary>
internal interface ILaneFunction
{
    T Of<T>(T x)
        where T : struct, ILanes<T>;

    double Exact(double x);

    bool Takes(float x) => true;
}

internal readonly struct ExpLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Exponential.Of(x);

    public double Exact(double x) => Math.Exp(x);
}

internal readonly struct ExpMinusOneLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Exponential.MinusOneUpTo0(x);

    public double Exact(double x) => Functions.ExpMinusOne(Math.Min(0, x));
}

internal readonly struct LogLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Logarithm.Of(x);

    public double Exact(double x) => Math.Log(x);
}

internal readonly struct LogOnePlusLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Logarithm.OnePlusUpTo1(x);

    public double Exact(double x) => Functions.LogOnePlus(x);

    public bool Takes(float x) => x is >= 0 and <= 1 or float.NaN;
}

internal readonly struct SigmoidLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Logistic.Sigmoid(x);

    public double Exact(double x) => Functions.Sigmoid(x);
}

internal readonly struct OppositeSigmoidLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        Logistic.Both(x, out var opposite);
        return opposite;
    }

    public double Exact(double x) => Functions.Sigmoid(-x);
}

internal readonly struct SoftplusLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Logistic.Softplus(x);

    public double Exact(double x) => Functions.Softplus(x);
}

internal readonly struct TanhLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => Logistic.Tanh(x);

    public double Exact(double x) => Math.Tanh(x);
}

internal readonly struct NormalLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T> => NormalCurve.Distribution(x, out _);

    public double Exact(double x) => Functions.NormalDistribution(x);
}

internal readonly struct NormalDensityLanes : ILaneFunction
{
    public T Of<T>(T x)
        where T : struct, ILanes<T>
    {
        NormalCurve.Distribution(x, out var density);
        return density;
    }

    public double Exact(double x) => Functions.NormalDensity(x);
}
