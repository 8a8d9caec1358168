using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;

namespace MLNetVision.Training.Loop;

/// <summary>What a session is given in a step: the rows of a batch and the constants. One dictionary for all steps.</summary>
internal sealed class StepInputs
{
    private readonly Dictionary<string, HostTensor> _tensors;

    public StepInputs(IReadOnlyDictionary<string, HostTensor> constants) => _tensors = new(constants, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, HostTensor> Of(Batch batch)
    {
        for (var i = 0; i < batch.Fields.Count; i++)
        {
            _tensors[batch.Fields[i].Name] = batch[batch.Fields[i].Name];
        }

        return _tensors;
    }
}
