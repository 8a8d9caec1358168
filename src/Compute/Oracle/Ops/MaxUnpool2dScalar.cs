using System.Globalization;
using MLNetVision.Networks.Ops;

namespace MLNetVision.Compute.Oracle.Ops;

/// <summary>Where two maxima go to one place the last one stays, and both receive its gradient, as in PyTorch.</summary>
internal sealed class MaxUnpool2dScalar : ScalarOp<MaxUnpool2d>
{
    protected override void Forward(MaxUnpool2d op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.Y.Data[Place(call, i)] = call.X.Data[i];
        }
    }

    protected override void Backward(MaxUnpool2d op, Call call)
    {
        for (var i = 0; i < call.X.Count; i++)
        {
            call.X.Gradient[i] += call.Y.Gradient[Place(call, i)];
        }
    }

    private static int Place(Call call, int i)
    {
        var picture = call.Y.Product(2, 4);
        var place = call.Inputs[1].Whole[i];
        return place >= 0 && place < picture
            ? (i / call.X.Product(2, 4) * picture) + (int)place
            : throw call.Fail(
                $"places from 0 to {picture - 1} at input 1", place.ToString(CultureInfo.InvariantCulture),
                "Give the places that MaxPool2d found in such a picture.");
    }
}
