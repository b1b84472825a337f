using System.Collections.Frozen;

namespace Digest.Core.Markdown;

/// <summary>Names of alerts (<c>&gt; [!NOTE]</c>) in the languages of the theme.</summary>
internal static class AlertWords
{
    private static readonly string[] Kinds = ["note", "tip", "important", "warning", "caution"];

    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>
    {
        ["en"] = ["Note", "Tip", "Important", "Warning", "Caution"],
        ["de"] = ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"],
        ["fr"] = ["Remarque", "Conseil", "Important", "Avertissement", "Attention"],
        ["es"] = ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"],
        ["pt"] = ["Nota", "Dica", "Importante", "Aviso", "Cuidado"],
        ["ar"] = ["ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"],
        ["hi"] = ["नोट", "सुझाव", "महत्वपूर्ण", "चेतावनी", "सावधान"],
        ["ja"] = ["注記", "ヒント", "重要", "警告", "注意"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind of an alert and its name; another kind than GitHub's five is a note under its own name.</summary>
    /// <param name="kind">As written, such as <c>NOTE</c>.</param>
    /// <param name="language">BCP 47.</param>
    public static (string Kind, string Name) Find(string kind, string language)
    {
        var index = Array.IndexOf(Kinds, kind.ToLowerInvariant());
        if (index < 0) return ("note", char.ToUpperInvariant(kind[0]) + kind[1..].ToLowerInvariant());
        var words = Words.GetValueOrDefault(language.Split('-')[0].ToLowerInvariant()) ?? Words["en"];
        return (Kinds[index], words[index]);
    }
}
