using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>A pipe of messages that no public listener can subscribe to.</summary>
internal sealed class SilentPipe<TMessage>(HostEnvironment owner, string name) : IPipe<TMessage>
{
    public string ContextDescription => $"{owner.ContextDescription}; {name}";

    public void Send(TMessage msg)
    {
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
        => owner.Process(ex);

    public void Dispose()
    {
    }
}
