using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace MLNetVision.Tests.Contracts.Hosting;

/// <summary>What channels say reaches MLContext.Log.</summary>
public sealed class LogTests
{
    private readonly MLContext _ml = new(1);
    private readonly List<LoggingEventArgs> _events = [];

    public LogTests() => _ml.Log += (sender, e) =>
    {
        Assert.Same(_ml, sender);
        lock (_events)
            _events.Add(e);
    };

    [Fact]
    public void A_message_tells_kind_source_and_text()
    {
        using (var channel = ((IHostEnvironment)_ml).Start("Training"))
            channel.Info(MessageSensitivity.None, "epoch {0} of {1}", 3, "ten");
        Assert.Equal(
            [ChannelMessageKind.Trace, ChannelMessageKind.Info, ChannelMessageKind.Trace, ChannelMessageKind.Trace],
            _events.Select(e => e.Kind));
        Assert.All(_events, e => Assert.Equal("Training", e.Source));
        Assert.Equal("epoch 3 of ten", _events[1].RawMessage);
        Assert.Equal("[Source=Training, Kind=Info] epoch 3 of ten", _events[1].Message);
        Assert.StartsWith("Channel started", _events[0].RawMessage, StringComparison.Ordinal);
        Assert.StartsWith("Channel finished. Elapsed", _events[2].RawMessage, StringComparison.Ordinal);
        Assert.Equal("Channel disposed", _events[3].RawMessage);
    }

    [Fact]
    public void All_kinds_come_from_hosts_too()
    {
        var host = ((IHostEnvironment)_ml).Register("Host");
        using (var channel = host.Start("Part"))
        {
            channel.Trace(MessageSensitivity.All, "t");
            channel.Info(MessageSensitivity.All, "{0}");
            channel.Warning(MessageSensitivity.Schema, "w {0:N1}", 1.5);
            channel.Error(MessageSensitivity.UserData, "e");
            channel.Dispose();
            channel.Info(MessageSensitivity.None, "still heard");
        }

        Assert.All(_events, e => Assert.Equal("Host; Part", e.Source));
        Assert.Equal(["t", "{0}", $"w {1.5:N1}", "e"], _events.Skip(1).Take(4).Select(e => e.RawMessage));
        Assert.Equal(
            [ChannelMessageKind.Trace, ChannelMessageKind.Info, ChannelMessageKind.Warning, ChannelMessageKind.Error],
            _events.Skip(1).Take(4).Select(e => e.Kind));
        Assert.Equal("still heard", _events[^1].RawMessage);
    }

    [Fact]
    public void Hosts_are_named_after_the_host_above_their_parent()
    {
        IHostEnvironment environment = _ml;
        foreach (var name in new[] { "A", "B", "C", "D" })
        {
            environment = environment.Register(name);
            environment.Start("x").Dispose();
        }

        Assert.Equal(["A; x", "B; x", "A; C; x", "B; D; x"], _events.Select(e => e.Source).Distinct());
    }

    [Fact]
    public void Empty_messages_and_names_are_refused()
    {
        IHostEnvironment environment = _ml;
        using var channel = environment.Start("x");
        Assert.Throws<ArgumentOutOfRangeException>(() => channel.Info(MessageSensitivity.None, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => channel.Info(MessageSensitivity.None, "{0}", []));
        Assert.Throws<ArgumentOutOfRangeException>(() => environment.Register(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => environment.Register(null!));
    }

    [Fact]
    public void A_listener_can_leave()
    {
        var other = new MLContext();
        var heard = 0;
        void Listen(object? sender, LoggingEventArgs e) => heard++;
        other.Log += Listen;
        other.Log -= Listen;
        ((IHostEnvironment)other).Start("x").Dispose();
        Assert.Equal(0, heard);
        Assert.Empty(_events);
    }

    [Fact]
    public void A_logging_event_can_be_made()
    {
        Assert.Equal("m", new LoggingEventArgs("m").Message);
        var e = new LoggingEventArgs("m", ChannelMessageKind.Error, "s");
        Assert.Equal("[Source=s, Kind=Error] m", e.Message);
        Assert.Equal("m", e.RawMessage);
    }
}
