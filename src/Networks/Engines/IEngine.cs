namespace MLNetVision.Networks.Engines;

/// <summary>Something that runs and trains networks: the managed engine, TorchSharp. Every engine passes the same conformance cases.</summary>
public interface IEngine
{
    /// <summary>The engine's name, for people.</summary>
    string Name { get; }

    /// <summary>Brings a network and its weights together, ready to run; memory is planned here, once.</summary>
    /// <exception cref="NotSupportedException">The engine lacks something that the network needs; the message lists all of it.</exception>
    ISession Compile(Network network, WeightSet weights, SessionOptions options);
}
