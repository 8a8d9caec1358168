using MLNetVision.Compute;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training;
using MLNetVision.Transforms;

namespace MLNetVision.Trainers.Transfer;

/// <summary>Runs a backbone, from "input" to its only output [N, width].</summary>
internal sealed class FeatureForward(Backbone backbone, int width, int largestBatch, VisionRun run) : IDisposable
{
    private readonly string _output = backbone.Network.Outputs[0].Name;
    private readonly ISession _session = (run.Engine ?? new ManagedEngine()).Compile(backbone.Network, backbone.Weights, new SessionOptions
    {
        Sizes = new Dictionary<string, int> { ["N"] = largestBatch },
        Threads = run.Threads,
    });

    /// <summary>Computes the features of all rows.</summary>
    public void Run(HostTensor inputs, Span<float> features)
    {
        var output = new HostTensor(DType.Float32, inputs.Dims[0], width);
        _session.Forward(
            new Dictionary<string, HostTensor> { ["input"] = inputs }, new Dictionary<string, HostTensor> { [_output] = output });
        output.As<float>().CopyTo(features);
    }

    public void Dispose() => _session.Dispose();
}
