using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>
/// da = b a^(b - 1), db = a^b log a, which is 0 for a = 0. Powers of whole numbers are exact as far as 64 bits go; of a negative exponent the fraction is cut
/// off.
/// </summary>
internal sealed class PowerScalar : ScalarOp<Power>
{
    protected override void Forward(Power op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            if (a.Element.IsFloating())
            {
                call.Y.Data[i] = Math.Pow(a.Data[atA], Exponent(b, atB));
            }
            else
            {
                call.Y.Whole[i] = b.Element.IsFloating() ? (long)Math.Pow(a.Whole[atA], b.Data[atB]) : WholePower(a.Whole[atA], b.Whole[atB]);
            }
        }
    }

    protected override void Backward(Power op, Call call)
    {
        var (a, b) = (call.Inputs[0], call.Inputs[1]);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (atA, atB) = (Broadcast.Source(a, call.Y, i), Broadcast.Source(b, call.Y, i));
            var (x, exponent) = (a.Data[atA], Exponent(b, atB));
            a.Gradient[atA] += exponent == 0 ? 0 : call.Y.Gradient[i] * exponent * Math.Pow(x, exponent - 1);
            if (b.Element.IsFloating())
            {
                b.Gradient[atB] += x == 0 && exponent >= 0 ? 0 : call.Y.Gradient[i] * Math.Pow(x, exponent) * Math.Log(x);
            }
        }
    }

    private static double Exponent(Value value, int element) => value.Element.IsFloating() ? value.Data[element] : value.Whole[element];

    private static long WholePower(long x, long exponent)
    {
        if (exponent < 0)
        {
            return (long)Math.Pow(x, exponent);
        }

        var power = 1L;
        for (; exponent > 0; exponent >>= 1)
        {
            power = (exponent & 1) == 0 ? power : unchecked(power * x);
            x = unchecked(x * x);
        }

        return power;
    }
}
