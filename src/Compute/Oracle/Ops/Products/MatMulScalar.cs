using System.Numerics;
using MLNetVision.Networks;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>da = dy bᵀ, db = aᵀ dy.</summary>
internal sealed class MatMulScalar : ScalarOp<MatMul>
{
    protected override void Forward(MatMul op, Call call)
    {
        var pair = new MatrixPair(op, call.X.Dims, call.Inputs[1].Dims, call.Y.Dims);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (row, column) = (i / pair.Columns % pair.Rows, i % pair.Columns);
            var matrix = i / (pair.Rows * pair.Columns);
            var (a, b) = (pair.FirstA(matrix), pair.FirstB(matrix));
            if (call.X.Element.IsFloating())
            {
                call.Y.Data[i] = Sum<double>(pair, call.X.Data[a..], call.Inputs[1].Data[b..], row, column);
            }
            else
            {
                call.Y.Whole[i] = Sum<long>(pair, call.X.Whole[a..], call.Inputs[1].Whole[b..], row, column);
            }
        }
    }

    protected override void Backward(MatMul op, Call call)
    {
        var (x, other) = (call.X, call.Inputs[1]);
        var pair = new MatrixPair(op, x.Dims, other.Dims, call.Y.Dims);
        for (var i = 0; i < call.Y.Count; i++)
        {
            var (row, column, gradient) = (i / pair.Columns % pair.Rows, i % pair.Columns, call.Y.Gradient[i]);
            var matrix = i / (pair.Rows * pair.Columns);
            var (a, b) = (pair.FirstA(matrix), pair.FirstB(matrix));
            for (var k = 0; k < pair.Inner; k++)
            {
                var (atA, atB) = (a + pair.AtA(row, k), b + pair.AtB(k, column));
                x.Gradient[atA] += gradient * other.Data[atB];
                other.Gradient[atB] += gradient * x.Data[atA];
            }
        }
    }

    private static T Sum<T>(in MatrixPair pair, ReadOnlySpan<T> a, ReadOnlySpan<T> b, int row, int column)
        where T : INumberBase<T>
    {
        var sum = T.Zero;
        for (var k = 0; k < pair.Inner; k++)
        {
            sum += a[pair.AtA(row, k)] * b[pair.AtB(k, column)];
        }

        return sum;
    }
}
