using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>
/// An environment and, below it, its hosts. Every host has its own random stream, drawn from its parent's unless it is given a seed, so a seeded
/// environment gives the same streams to the same sequence of registrations.
/// </summary>
internal class HostEnvironment : IHostEnvironment
{
    private readonly SharedHostState _shared;
    private readonly HostEnvironment _parent;
    private readonly string _name;
    private readonly Random _random;
    private readonly Lock _lock = new();

    /// <param name="seed">Null for streams that differ from run to run.</param>
    /// <param name="listener">Hears the source and the message of everything the channels say.</param>
    public HostEnvironment(int? seed, Action<string, ChannelMessage> listener)
    {
        _shared = new SharedHostState(seed, listener);
        _random = seed is int value ? new TauswortheRandom(value) : new TauswortheRandom(new Random());
    }

    protected HostEnvironment(HostEnvironment parent, string name, Random random)
    {
        _shared = parent._shared;
        _parent = parent;
        _name = name;
        _random = random;
    }

    public ComponentCatalog ComponentCatalog => _shared.Components;

    public HostOptions Options => _shared.Options;

    public int? Seed => _shared.Seed;

    public Random Rand => _random;

    // ML.NET names a host after its grandparent, not its parent.
    public string FullName => string.IsNullOrEmpty(_parent?._parent?.FullName) ? _name : $"{_parent._parent.FullName}; {_name}";

    public string ContextDescription => nameof(HostEnvironment);

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Guard.NotEmpty(name, nameof(name));
        lock (_lock)
            return new Host(this, name, seed is int value ? new TauswortheRandom(value) : new TauswortheRandom(_random));
    }

    public IChannel Start(string name) => new Channel(this, name, _shared.Listener);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => new SilentPipe<TMessage>(this, name);

    public IProgressChannel StartProgressChannel(string name) => new ProgressChannel(Guard.NotEmpty(name, nameof(name)));

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex is not null)
            ex.Data["Throwing component"] = "Environment";
        return ex;
    }
}
