using Microsoft.ML.Compat.Hosting;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class MLContext : IHostEnvironment
{
    private readonly HostEnvironment _environment;

    public MLContext(int? seed = null)
    {
        _environment = new HostEnvironment(seed, (source, message) => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source)));
        BinaryClassification = new BinaryClassificationCatalog(_environment);
        MulticlassClassification = new MulticlassClassificationCatalog(_environment);
        Regression = new RegressionCatalog(_environment);
        Clustering = new ClusteringCatalog(_environment);
        Transforms = new TransformsCatalog(_environment);
        Model = new ModelOperationsCatalog(_environment);
        Data = new DataOperationsCatalog(_environment);
    }

    public event EventHandler<LoggingEventArgs> Log;

    public BinaryClassificationCatalog BinaryClassification { get; }

    public MulticlassClassificationCatalog MulticlassClassification { get; }

    public RegressionCatalog Regression { get; }

    public ClusteringCatalog Clustering { get; }

    public TransformsCatalog Transforms { get; }

    public ModelOperationsCatalog Model { get; }

    public DataOperationsCatalog Data { get; }

    public ComponentCatalog ComponentCatalog => _environment.ComponentCatalog;

    public string TempFilePath
    {
        get => _environment.Options.TempFilePath;
        set => _environment.Options.TempFilePath = value;
    }

    public bool FallbackToCpu
    {
        get => _environment.Options.FallbackToCpu;
        set => _environment.Options.FallbackToCpu = value;
    }

    public int? GpuDeviceId
    {
        get => _environment.Options.GpuDeviceId;
        set => _environment.Options.GpuDeviceId = value;
    }

    string IExceptionContext.ContextDescription => _environment.ContextDescription;

    public bool TryAddOption<T>(string name, T value) => _environment.Options.TryAdd(name, value);

    public void SetOption<T>(string name, T value) => _environment.Options.Set(name, value);

    public bool TryGetOption<T>(string name, out T value) => _environment.Options.TryGet(name, out value);

    public T GetOptionOrDefault<T>(string name) => _environment.Options.GetOrDefault<T>(name);

    public bool RemoveOption(string name) => _environment.Options.Remove(name);

    TException IExceptionContext.Process<TException>(TException ex) => _environment.Process(ex);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _environment.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _environment.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _environment.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _environment.StartProgressChannel(name);
}
