using System.Collections.Concurrent;

namespace Microsoft.ML.Compat.Hosting;

/// <summary>The settings of an MLContext that its components read: temporary folder, accelerator, named options.</summary>
internal sealed class HostOptions
{
    private readonly ConcurrentDictionary<string, object> _named = new();

    public string TempFilePath { get; set; } = Path.GetTempPath();

    public bool FallbackToCpu { get; set; }

    public int? GpuDeviceId { get; set; }

    public bool TryAdd<T>(string name, T value) => _named.TryAdd(Named(name), value);

    public void Set<T>(string name, T value) => _named[Named(name)] = value;

    public bool TryGet<T>(string name, out T value)
    {
        var found = _named.TryGetValue(Named(name), out var stored) && stored is T;
        value = found ? (T)stored : default;
        return found;
    }

    // An option nobody has set is stored as the default of the type asked for.
    public T GetOrDefault<T>(string name) => (T)_named.GetOrAdd(Named(name), _ => default(T));

    public bool Remove(string name) => _named.TryRemove(Named(name), out _);

    private static string Named(string name) => string.IsNullOrWhiteSpace(name) ? throw new ArgumentNullException(nameof(name)) : name;
}
