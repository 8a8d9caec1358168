using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>The first of equal maxima takes the gradient. That of a norm is sign(x) (|x| / y)^(p - 1).</summary>
internal sealed class PoolNdScalar : ScalarOp<PoolNd>
{
    protected override void Forward(PoolNd op, Call call)
    {
        var window = Window(op, call, op.Kernel.AsSpan());
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (plane, place) = Math.DivRem(i, window.Places);
            if (op.Kind == PoolNdKind.Max)
            {
                Largest(op, call, window, i);
            }
            else
            {
                call.Y.Data[i] = Joined(op, call.X.Data.Slice(plane * window.Size, window.Size), window, place);
            }
        }
    }

    protected override void Backward(PoolNd op, Call call)
    {
        var window = Window(op, call, op.Kernel.AsSpan());
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (plane, place) = Math.DivRem(i, window.Places);
            var (first, divisor) = (plane * window.Size, op.Kind == PoolNdKind.Average ? Divisor(op, window, place) : 1);
            var winner = op.Kind == PoolNdKind.Max ? Winner(call, window, i) : -1;
            for (var tap = 0; tap < window.Taps; tap++)
            {
                if (window.Seen(place, tap) is >= 0 and var seen)
                {
                    call.X.Gradient[first + seen] += call.Y.Gradient[i] * op.Kind switch
                    {
                        PoolNdKind.Max => first + seen == winner ? 1 : 0,
                        PoolNdKind.Average => 1.0 / divisor,
                        _ => NormSlope(call.X.Data[first + seen], call.Y.Data[i], op.P),
                    };
                }
            }
        }
    }

    private static WindowPlaces Window(PoolNd op, Call call, ReadOnlySpan<int> kernel) => new(call.X.Dims, call.Y.Dims, kernel, op.Kernel.Count)
    {
        Stride = op.Stride,
        Dilation = op.Dilation,
        Before = op.Before,
    };

    private static void Largest(PoolNd op, Call call, in WindowPlaces window, int output)
    {
        var winner = Winner(call, window, output);
        call.Y.Whole[output] = call.X.Whole[winner];
        if (op.WithIndices)
        {
            var (plane, element) = Math.DivRem(winner, window.Size);
            call.Outputs[1].Whole[output] = (plane * (long)window.Size) + (op.ColumnMajor ? window.ColumnMajor(element) : element);
        }
    }

    /// <summary>The element of the value that is the largest under the window.</summary>
    private static int Winner(Call call, in WindowPlaces window, int output)
    {
        var (plane, place) = Math.DivRem(output, window.Places);
        var winner = -1;
        for (var tap = 0; tap < window.Taps; tap++)
        {
            if (window.Seen(place, tap) is >= 0 and var seen)
            {
                var element = (plane * window.Size) + seen;
                winner = winner < 0 || IsGreater(call.X, element, winner) ? element : winner;
            }
        }

        return winner >= 0 ? winner : throw MaxPool2dScalar.EmptyWindow(call);
    }

    private static bool IsGreater(Value x, int element, int other) =>
        x.Element.IsFloating() ? x.Data[element] > x.Data[other] || double.IsNaN(x.Data[element]) : x.Whole[element] > x.Whole[other];

    private static double Joined(PoolNd op, ReadOnlySpan<double> plane, in WindowPlaces window, int place)
    {
        var sum = 0.0;
        for (var tap = 0; tap < window.Taps; tap++)
        {
            if (window.Seen(place, tap) is >= 0 and var seen)
            {
                sum += op.Kind == PoolNdKind.Average ? plane[seen] : Math.Pow(Math.Abs(plane[seen]), op.P);
            }
        }

        return op.Kind == PoolNdKind.Average ? sum / Divisor(op, window, place) : Math.Pow(sum, 1 / op.P);
    }

    /// <summary>Taps inside; or inside and in the padding.</summary>
    private static int Divisor(PoolNd op, in WindowPlaces window, int place)
    {
        var count = 0;
        for (var tap = 0; tap < window.Taps; tap++)
        {
            count += window.Seen(place, tap, op.CountPadding ? op.After : null) >= 0 ? 1 : 0;
        }

        return count;
    }

    private static double NormSlope(double x, double y, double p) => y == 0 ? 0 : Math.Sign(x) * Math.Pow(Math.Abs(x) / y, p - 1);
}
