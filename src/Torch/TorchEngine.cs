using MLNetVision.Networks.Engines;
using MLNetVision.Torch.Lowering;
using MLNetVision.Torch.Modules;
using MLNetVision.Torch.Runtime;

namespace MLNetVision.Torch;

/// <summary>
/// Networks trained and run by libtorch through TorchSharp, on the CPU or a CUDA device. It takes the same networks, options and rules as the managed engine
/// and draws the same random numbers. <see cref="SessionOptions.Threads"/> has no effect here: libtorch has one number of threads for the whole process. The
/// application brings libtorch by referencing TorchSharp-cpu, TorchSharp-cuda-linux or TorchSharp-cuda-windows.
/// </summary>
public sealed class TorchEngine : IEngine
{
    private readonly torch.Device _device;

    /// <summary>Makes an engine on a device.</summary>
    /// <exception cref="NotSupportedException">TorchSharp, libtorch or the device is not there; the message names the package that brings it.</exception>
    public TorchEngine(Device device = default, TorchOptions? options = null)
    {
        Options = options ?? new TorchOptions();
        Options.Validate();
        Device = TorchRuntime.Resolve(device);
        _device = TorchRuntime.Open(Device);
    }

    /// <summary>The device, chosen where <see cref="Torch.Device.Auto"/> was asked for.</summary>
    public Device Device { get; }

    /// <summary>How it computes.</summary>
    public TorchOptions Options { get; }

    /// <inheritdoc/>
    public string Name => $"torch {Device}";

    /// <inheritdoc/>
    public ISession Compile(Network network, WeightSet weights, SessionOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(options);
        options.Training?.Validate();
        LackingSteps.Refuse(network, "TorchSharp", LoweringTable.Has, "Use the managed engine, or write the network without them.");
        Switches.Apply(Device, Options);
        return new TorchSession(network, weights, options, new Execution.Placement(_device, Device.IsCuda, Options));
    }

    /// <summary>
    /// A module of TorchSharp as a model that trainers take: <c>trainers.ImageCnn(label, feature, engine.WithModule(classes => new MyNet(classes)))</c>. A
    /// Sequential of known layers becomes a network that ONNX can express; anything else is trained as it is, and only its weights can be saved.
    /// </summary>
    /// <param name="factory">Makes the module, on the CPU, for a number of outputs. Each session has one of its own.</param>
    /// <param name="name">What the model is called.</param>
    public IModelSource WithModule(Func<int, torch.nn.Module<Tensor, Tensor>> factory, string name = "module")
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new ModuleSource(this, factory, name);
    }
}
