using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

internal sealed class MaxPool2dScalar : ScalarOp<MaxPool2d>
{
    /// <summary>Leaves the place of each maximum.</summary>
    protected override void Forward(MaxPool2d op, Call call)
    {
        var (rows, columns) = Sliding.Of(call.X, call.Y, op.Kernel, op.Stride, op.Dilation, op.Padding);
        var picture = rows.Size * columns.Size;
        var places = new int[call.Y.Count];
        for (var i = 0; i < places.Length; i++)
        {
            var start = i / (rows.Places * columns.Places) * picture;
            var place = PoolWindow.Largest(
                call.X.Data, PoolWindow.Elements(start, rows, columns, i / columns.Places % rows.Places, i % columns.Places));
            places[i] = place >= 0 ? place : throw EmptyWindow(call);
            call.Y.Data[i] = call.X.Data[place];
            if (op.WithIndices)
            {
                call.Outputs[1].Whole[i] = place - start;
            }
        }

        call.Saved = places;
    }

    protected override void Backward(MaxPool2d op, Call call)
    {
        var places = (int[])call.Saved!;
        for (var i = 0; i < places.Length; i++)
        {
            call.X.Gradient[places[i]] += call.Y.Gradient[i];
        }
    }

    /// <summary>A formula for symbolic sizes cannot leave out a last window that begins behind the picture, as numbers can.</summary>
    public static ArgumentException EmptyWindow(Call call) => call.Fail(
        "every window to begin inside its picture", $"a picture {call.X} whose last window does not",
        "Give another size, or build the network with known sizes.");
}
