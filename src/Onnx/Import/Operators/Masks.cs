using MLNetVision.Networks;
using MLNetVision.Networks.Ops;
using MLNetVision.Onnx.Import.Folding;

namespace MLNetVision.Onnx.Import.Operators;

/// <summary>Dropout with the mask that it used: as a network is used, nothing is dropped.</summary>
internal static class Masks
{
    [Operator]
    public static void Dropout(OperatorCall call)
    {
        var ratio = call.Opset < 12 ? call.Float("ratio", 0.5f) : (float)call.Number(1, 0.5);
        if (call.Has(2) && call.Number(2, 0) != 0 && ratio != 0)
        {
            if (call.Constant(2) is null || call.IsTaken(1))
            {
                throw call.Unsupported("it drops at random even where the model is used; export the model for evaluation");
            }

            call.Note("The model was exported for training: dropout drops in training only, and normalisation uses its running statistics otherwise.");
        }

        call.Give(ratio is > 0 and < 1 && call.Input(0) is FlowValue flow ? new FlowValue(call.Add(new Dropout(ratio), flow.Tensor)) : call.Input(0));
        if (call.IsTaken(1))
        {
            call.Give(new FlowValue(call.Add(new Fill(new TensorType(DType.Bool, call.Tensor(0).Shape), 1))), 1);
        }
    }
}
