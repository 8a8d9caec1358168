using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>A named conversation of a host with whoever listens to MLContext.Log; its start and end are traced.</summary>
internal sealed class Channel : IChannel
{
    private readonly HostEnvironment _owner;
    private readonly string _name;
    private readonly Action<string, ChannelMessage> _listener;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private bool _disposed;

    public Channel(HostEnvironment owner, string name, Action<string, ChannelMessage> listener)
    {
        _owner = owner;
        _name = name;
        _listener = listener;
        Trace(MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => FullName;

    private string FullName => string.IsNullOrEmpty(_owner.FullName) ? _name : $"{_owner.FullName}; {_name}";

    public void Send(ChannelMessage msg) => _listener(FullName, msg);

    public void Trace(MessageSensitivity sensitivity, string fmt) => Tell(ChannelMessageKind.Trace, sensitivity, fmt);

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Tell(ChannelMessageKind.Trace, sensitivity, fmt, Guard.NotEmpty(args, nameof(args)));

    public void Error(MessageSensitivity sensitivity, string fmt) => Tell(ChannelMessageKind.Error, sensitivity, fmt);

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Tell(ChannelMessageKind.Error, sensitivity, fmt, Guard.NotEmpty(args, nameof(args)));

    public void Warning(MessageSensitivity sensitivity, string fmt) => Tell(ChannelMessageKind.Warning, sensitivity, fmt);

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Tell(ChannelMessageKind.Warning, sensitivity, fmt, Guard.NotEmpty(args, nameof(args)));

    public void Info(MessageSensitivity sensitivity, string fmt) => Tell(ChannelMessageKind.Info, sensitivity, fmt);

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args)
        => Tell(ChannelMessageKind.Info, sensitivity, fmt, Guard.NotEmpty(args, nameof(args)));

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex is not null)
            ex.Data["Phase"] = _name;
        return _owner.Process(ex);
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", _watch.Elapsed);
        Trace(MessageSensitivity.None, "Channel disposed");
    }

    private void Tell(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, object[] arguments = null)
        => Send(new ChannelMessage(kind, sensitivity, format, arguments));
}
